package io.cloudtelemetry.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One curve of a widget, with values made up from its name.
 *
 * @param name what its values are made from: the same for all statistics of one metric
 * @param unit the unit that the catalogue knows; empty if none
 * @param color a color that the body states; empty if none
 * @param side the axis that it belongs to
 */
record Series(String name, String statistic, String label, String unit, String color, Axis.Side side) {
    static final int STEPS = 60;
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{PROP\\('(?:Dim\\.)?([^']*)'\\)}");

    /** {@return the curves of a widget of metrics; those of a search are some that it might find} */
    static List<Series> of(JsonNode properties) {
        var all = new ArrayList<Series>();
        var previous = List.<String>of();
        for (var row : properties.path("metrics")) {
            var texts = new ArrayList<String>();
            JsonNode options = row.isArray() ? MissingNode.getInstance() : row;
            for (var cell : row.isArray() ? row : List.<JsonNode>of()) {
                if (cell.isObject()) {
                    options = cell;
                } else {
                    texts.add(cell.asText());
                }
            }
            var metric = spelledOut(texts, previous);
            previous = metric.isEmpty() ? previous : metric;
            if (!"false".equals(options.path("visible").asText())) {
                add(all, metric, options, properties.path("stat").asText("Average"));
            }
        }
        return all;
    }

    /** In a body, "." repeats what stands in that place of the row above, and "..." all up to what follows. */
    private static List<String> spelledOut(List<String> texts, List<String> previous) {
        var whole = new ArrayList<String>();
        for (int index = 0; index < texts.size(); index++) {
            var text = texts.get(index);
            if ("...".equals(text)) {
                var end = previous.size() - (texts.size() - index - 1);
                whole.addAll(previous.subList(Math.min(whole.size(), Math.max(0, end)), Math.max(0, end)));
            } else {
                whole.add(".".equals(text) && whole.size() < previous.size() ? previous.get(whole.size()) : text);
            }
        }
        return whole;
    }

    private static void add(List<Series> all, List<String> metric, JsonNode options, String usual) {
        var statistic = options.path("stat").asText(usual);
        var expression = options.path("expression").asText();
        var stated = options.path("label").asText();
        var side = Axis.Side.of(options);
        var found = Found.in(expression, statistic);
        for (int number = 1; found != null && number <= found.count(); number++) {
            var unit = unit(found.namespace(), found.metric(), found.statistic());
            all.add(new Series(expression + number, found.statistic(), found.label(stated, number), unit, "", side));
        }
        if (found == null) {
            var metricName = metric.size() < 2 ? options.path("metricName").asText() : metric.get(1);
            var last = metric.size() < 4 ? metricName : metricName + " " + metric.get(metric.size() - 1);
            var label = PROPERTY.matcher(stated).replaceAll("$1");
            var color = options.path("color").asText();
            all.add(new Series(
                    expression + String.join(" ", metric),
                    statistic,
                    !label.isBlank() ? label : expression.isEmpty() ? last : expression,
                    metric.size() < 2 ? "" : unit(metric.get(0), metric.get(1), statistic),
                    color.matches("#[0-9a-fA-F]{6}") ? color : "",
                    side));
        }
    }

    private static String unit(String namespace, String name, String statistic) {
        if (namespace.isEmpty() || name.isEmpty()) {
            return "";
        }
        try {
            var unit = MetricCatalogue.find(namespace, name).unitOf(statistic);
            return "None".equals(unit) || "SampleCount".equals(statistic) ? "" : unit;
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    /** {@return the value at a step, from 0 to 1} A maximum lies above the average of the same metric, a minimum below. */
    double at(int step) {
        var seed = name.hashCode() * 0x9E3779B97F4A7C15L;
        var time = step * 2 * Math.PI / STEPS;
        var middle = 0.35 + 0.18 * fraction(seed, 8);
        var waves = 0.1 * Math.sin(time * (1 + 2 * fraction(seed, 16)) + 6 * fraction(seed, 24))
                + 0.05 * Math.sin(time * (4 + 5 * fraction(seed, 32)) + 6 * fraction(seed, 40))
                + 0.02 * Math.sin(time * (15 + 9 * fraction(seed, 48)));
        return (middle + waves) * height();
    }

    private double height() {
        return switch (statistic) {
            case "Maximum", "p99", "p99.9", "p100" -> 1.4;
            case "p90", "p95" -> 1.2;
            case "Minimum", "p10" -> 0.6;
            case "p50" -> 0.8;
            default -> 1;
        };
    }

    private static double fraction(long seed, int shift) {
        return (seed >>> shift & 0xFF) / 255.0;
    }
}

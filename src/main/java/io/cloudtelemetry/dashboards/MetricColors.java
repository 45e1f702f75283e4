package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.alarms.MathSeries;
import io.cloudtelemetry.dashboards.Graph.Drawn;
import io.cloudtelemetry.dashboards.Graph.Line;
import io.cloudtelemetry.metrics.DataFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The colors of a graph, by metric-colors.yaml: no two lines have one. */
final class MetricColors {
    /** For what is drawn across; no line has it. */
    static final String THRESHOLD = "#d13212";

    static final List<Hue> HUES = List.copyOf(DataFile.readAll(MetricColors.class, "metric-colors.yaml", Hue.class)
            .values());

    private static final Map<String, Integer> BY_METRIC = new LinkedHashMap<>();

    static {
        for (int hue = 0; hue < HUES.size(); hue++) {
            for (var metric : HUES.get(hue).metrics) {
                if (BY_METRIC.put(metric, hue) != null) {
                    throw new IllegalStateException("metric-colors.yaml has " + metric + " twice");
                }
            }
        }
    }

    private final Set<String> taken = new LinkedHashSet<>();

    private MetricColors() {}

    /** What metric-colors.yaml says of a hue. */
    record Hue(List<String> shades, List<String> metrics) {
        String color() {
            return shades.get(0);
        }
    }

    /** {@return the color of each line, then of each expression; null leaves it to CloudWatch} */
    static List<@Nullable String> of(List<Line> lines, List<GraphExpression> expressions) {
        var colors = new MetricColors();
        var all = new ArrayList<@Nullable String>();
        var drawn = new ArrayList<Line>();
        for (var line : lines) {
            var isDrawn = line.drawn() != Drawn.HIDDEN;
            all.add(isDrawn ? colors.free(choices(line, drawn)) : null);
            if (isDrawn) {
                drawn.add(line);
            }
        }
        var areKnown = !lines.isEmpty()
                && lines.stream()
                        .allMatch(line -> BY_METRIC.containsKey(line.metric().name()));
        for (var expression : expressions) {
            // One that finds several series is a line for each.
            var isLine = areKnown && expression.drawn() != Drawn.HIDDEN && expression.isMath();
            all.add(isLine ? colors.free(choices(expression, lines)) : null);
        }
        return all;
    }

    private @Nullable String free(Stream<String> choices) {
        return choices.filter(taken::add).findFirst().orElse(null);
    }

    /** The same of several things is told apart by hues, several statistics of one by shades. */
    private static Stream<String> choices(Line line, List<Line> before) {
        var hue = BY_METRIC.get(line.metric().name());
        if (hue == null) {
            return Stream.of();
        }
        var isOfOne = before.stream()
                .filter(each -> each.metric().equals(line.metric()))
                .allMatch(each -> each.dimensions().equals(line.dimensions()));
        return isOfOne ? HUES.get(hue).shades.stream() : hues(hue);
    }

    /** A share of failed requests has the color of failed ones, unless a line has it. */
    private static Stream<String> choices(GraphExpression math, List<Line> lines) {
        var computed = MathSeries.namesIn(math.expression()).stream()
                .flatMap(id -> lines.stream().filter(line -> id.equals(line.id())))
                .map(line -> HUES.get(BY_METRIC.getOrDefault(line.metric().name(), 0))
                        .color());
        return Stream.concat(computed, hues(0));
    }

    private static Stream<String> hues(int first) {
        return IntStream.range(0, HUES.size())
                .mapToObj(index -> HUES.get((first + index) % HUES.size()).color());
    }
}

package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.MetricSeries;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A graph of metrics, as lines over time or as values.
 *
 * @param period the length of a period in seconds
 * @param right the right axis, for lines that are drawn by it; null for what CloudWatch makes of them
 * @param limits thresholds of alarms to draw across
 */
public record Graph(
        String title,
        int period,
        View view,
        GraphAxis left,
        @Nullable GraphAxis right,
        List<Threshold> limits,
        List<Line> lines,
        List<GraphExpression> expressions) {
    static final int HEIGHT = 6;

    /** "Metric widget object", CloudWatch API reference: metrics on one widget. */
    private static final int MOST_METRICS = 500;

    public Graph {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(left, "left");
        limits = List.copyOf(Objects.requireNonNull(limits, "limits"));
        lines = List.copyOf(Objects.requireNonNull(lines, "lines"));
        expressions = List.copyOf(Objects.requireNonNull(expressions, "expressions"));
        if (lines.size() + expressions.size() > MOST_METRICS) {
            throw new IllegalArgumentException("metrics must be at most %d in a graph, got %d"
                    .formatted(MOST_METRICS, lines.size() + expressions.size()));
        }
    }

    /** How the values are shown. */
    public enum View {
        /** Lines over time. */
        LINES,
        /** Areas over time, one on top of another. */
        STACKED,
        /** The latest value of each as a number. */
        VALUES
    }

    /** By which axis something is drawn. */
    public enum Drawn {
        /** By the left one. */
        LEFT,
        /** By the right one. */
        RIGHT,
        /** Not at all: an expression uses it. */
        HIDDEN
    }

    /** {@return an empty graph; its left axis begins at 0} */
    public static Graph of(String title, int period, String label) {
        Objects.requireNonNull(label, "label");
        return new Graph(
                title, period, View.LINES, new GraphAxis(label, 0.0, null), null, List.of(), List.of(), List.of());
    }

    /** {@return this graph with its values shown in another way} */
    public Graph as(View other) {
        Objects.requireNonNull(other, "other");
        return new Graph(title, period, other, left, right, limits, lines, expressions);
    }

    /** {@return this graph with other axes; null leaves the right one to CloudWatch} */
    public Graph axes(GraphAxis leftAxis, @Nullable GraphAxis rightAxis) {
        Objects.requireNonNull(leftAxis, "leftAxis");
        return new Graph(title, period, view, leftAxis, rightAxis, limits, lines, expressions);
    }

    /**
     * {@return this graph with one more line} What the catalogue doubts of it is a warning of the board that shows it.
     *
     * @throws IllegalArgumentException if the metric is not published under these dimensions
     */
    public Graph line(MetricDefinition metric, Map<String, String> dimensions, String statistic, String name) {
        return line(new Line(metric, dimensions, statistic, name));
    }

    /**
     * {@return this graph with one more line}
     *
     * @throws IllegalArgumentException if the metric is not published under its dimensions
     */
    public Graph line(Line line) {
        var dimensions = line.metric().dimensionsOn(line.dimensions(), Map.of());
        var all = new ArrayList<>(lines);
        all.add(new Line(line.metric(), dimensions, line.statistic(), line.name(), line.id(), line.drawn()));
        return new Graph(title, period, view, left, right, limits, all, expressions);
    }

    /** {@return this graph with what an expression computes from its lines} */
    public Graph math(String expression, String name) {
        return expression(new GraphExpression(expression, name, null, Drawn.LEFT));
    }

    /**
     * {@return this graph with a line for each metric that a search finds when the board is opened}
     *
     * @param query as in {@code {AWS/Lambda,FunctionName} MetricName="Errors"}, "CloudWatch search expression syntax"
     * @throws IllegalArgumentException if the query is too long, or has an apostrophe
     */
    public Graph search(String query, String statistic, String name) {
        return expression(GraphExpression.search(query, statistic, period, name, Drawn.LEFT));
    }

    /** {@return this graph with one more expression} */
    public Graph expression(GraphExpression expression) {
        var all = new ArrayList<>(expressions);
        all.add(Objects.requireNonNull(expression, "expression"));
        return new Graph(title, period, view, left, right, limits, lines, all);
    }

    /** {@return this graph with that threshold alone drawn across, or none} */
    public Graph limit(@Nullable Threshold threshold) {
        return withLimits(threshold == null ? List.of() : List.of(threshold));
    }

    /** {@return this graph with the thresholds of those alarms drawn across that look at one of its lines} */
    public Graph limits(List<DefinedAlarm> alarms) {
        return limits(alarms, List.of());
    }

    Graph limits(List<DefinedAlarm> alarms, List<Spread> spreads) {
        return withLimits(alarms.stream()
                .map(DefinedAlarm::spec)
                .filter(spec -> !spec.threshold().isBand()
                        && (lines.stream().anyMatch(line -> line.isOf(spec.series()))
                                || spreads.stream().anyMatch(spread -> spread.isOf(spec.series()))))
                .map(AlarmSpec::threshold)
                .distinct()
                .toList());
    }

    private Graph withLimits(List<Threshold> drawn) {
        return new Graph(title, period, view, left, right, drawn, lines, expressions);
    }

    /** {@return the widget: a third of the board wide} */
    public DashboardWidget widget() {
        return widget(WidgetWidth.THIRD.columns(), HEIGHT);
    }

    /**
     * {@return the widget, of some columns and rows}
     *
     * @throws IllegalArgumentException if an expression has a name of nothing, or nothing uses what is hidden
     */
    public DashboardWidget widget(int width, int height) {
        GraphExpression.requireNames(this);
        var properties = new LinkedHashMap<String, Object>();
        properties.put("title", title);
        properties.put("view", view == View.VALUES ? "singleValue" : "timeSeries");
        properties.put("stacked", view == View.STACKED);
        properties.put("period", period);
        properties.put(
                "yAxis",
                right == null ? Map.of("left", left.body()) : Ordered.map("left", left.body(), "right", right.body()));
        properties.put("metrics", metrics());
        if (!limits.isEmpty()) {
            properties.put(
                    "annotations",
                    Map.of(
                            "horizontal",
                            limits.stream()
                                    .map(limit -> Ordered.map(
                                            "color",
                                            MetricColors.THRESHOLD,
                                            "label",
                                            "alarm " + limit,
                                            "value",
                                            limit.value()))
                                    .toList()));
        }
        var findings = Stream.concat(
                        lines.stream().map(line -> line.metric().findings(line.dimensions(), line.statistic())),
                        expressions.stream().map(GraphExpression::findings))
                .flatMap(List::stream)
                .distinct()
                .toList();
        return new DashboardWidget("metric", width, height, properties, List.of(), findings);
    }

    private List<List<Object>> metrics() {
        var colors = MetricColors.of(lines, expressions);
        var all = new ArrayList<List<Object>>();
        for (var line : lines) {
            all.add(line.body(colors.get(all.size())));
        }
        for (var expression : expressions) {
            all.add(expression.body(period, colors.get(all.size())));
        }
        return all;
    }

    static Map<String, Object> options(String name, @Nullable String id, Drawn drawn, @Nullable String color) {
        var options = new LinkedHashMap<String, Object>();
        options.put("label", name);
        if (color != null) {
            options.put("color", color);
        }
        if (id != null) {
            options.put("id", id);
        }
        switch (drawn) {
            case LEFT -> {
                // As by default.
            }
            case RIGHT -> options.put("yAxis", "right");
            case HIDDEN -> options.put("visible", false);
        }
        return options;
    }

    /**
     * One line of a graph.
     *
     * @param id what expressions call it by; null for nothing
     */
    public record Line(
            MetricDefinition metric,
            Map<String, String> dimensions,
            String statistic,
            String name,
            @Nullable String id,
            Drawn drawn) {
        public Line {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(dimensions, "dimensions");
            Objects.requireNonNull(statistic, "statistic");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(drawn, "drawn");
        }

        /** A line that no expression uses. */
        public Line(MetricDefinition metric, Map<String, String> dimensions, String statistic, String name) {
            this(metric, dimensions, statistic, name, null, Drawn.LEFT);
        }

        /** A series of the graph's subject itself; one of something below it would need a line of its own. */
        private boolean isOf(Series series) {
            return series instanceof MetricSeries one
                    && one.metric().name().equals(metric.name())
                    && one.metric().namespace().equals(metric.namespace())
                    && one.statistic().equals(statistic)
                    && one.dimensions().isEmpty();
        }

        private List<Object> body(@Nullable String color) {
            var body = new ArrayList<Object>(List.of(metric.namespace(), metric.name()));
            dimensions.forEach((dimension, value) -> {
                body.add(dimension);
                body.add(value);
            });
            var options = options(name, id, drawn, color);
            options.put("stat", statistic);
            body.add(options);
            return body;
        }
    }
}

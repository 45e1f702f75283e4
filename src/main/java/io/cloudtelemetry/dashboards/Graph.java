package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.MathSeries;
import io.cloudtelemetry.alarms.MetricSeries;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
        Axis left,
        @Nullable Axis right,
        List<Threshold> limits,
        List<Line> lines,
        List<Expression> expressions) {
    static final int WIDTH = 8;
    static final int HEIGHT = 6;

    /** "Metric widget object", CloudWatch API reference: metrics on one widget. */
    private static final int MOST_METRICS = 500;

    /** MetricDataQuery, {@code Expression}. */
    private static final int LONGEST_EXPRESSION = 2048;

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

    /**
     * An axis.
     *
     * @param label what it counts; null for the unit as CloudWatch has it
     * @param min where it begins; null for where the values do
     * @param max where it ends; null for where the values do
     */
    public record Axis(
            @Nullable String label,
            @Nullable Double min,
            @Nullable Double max) {
        private Map<String, Object> body() {
            var body = new LinkedHashMap<String, Object>();
            if (label != null) {
                body.put("label", label);
            }
            if (min != null) {
                body.put("min", min == Math.rint(min) ? (Object) Math.round(min) : min);
            }
            if (max != null) {
                body.put("max", max == Math.rint(max) ? (Object) Math.round(max) : max);
            }
            body.put("showUnits", label == null);
            return body;
        }
    }

    /** {@return an empty graph; its left axis begins at 0} */
    public static Graph of(String title, int period, String label) {
        Objects.requireNonNull(label, "label");
        return new Graph(title, period, View.LINES, new Axis(label, 0.0, null), null, List.of(), List.of(), List.of());
    }

    /** {@return this graph with its values shown in another way} */
    public Graph as(View other) {
        return new Graph(title, period, other, left, right, limits, lines, expressions);
    }

    /** {@return this graph with other axes; null leaves the right one to CloudWatch} */
    public Graph axes(Axis leftAxis, @Nullable Axis rightAxis) {
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
        return expression(new Expression(expression, name, null, Drawn.LEFT));
    }

    /**
     * {@return this graph with a line for each metric that a search finds when the board is opened}
     *
     * @param query as in {@code {AWS/Lambda,FunctionName} MetricName="Errors"}, "CloudWatch search expression syntax"
     * @throws IllegalArgumentException if the query is too long, or has an apostrophe
     */
    public Graph search(String query, String statistic, String name) {
        return expression(Expression.search(query, statistic, period, name, Drawn.LEFT));
    }

    /** {@return this graph with one more expression} */
    public Graph expression(Expression expression) {
        var all = new ArrayList<>(expressions);
        all.add(expression);
        return new Graph(title, period, view, left, right, limits, lines, all);
    }

    /** {@return this graph with that threshold alone drawn across, or none} */
    public Graph limit(@Nullable Threshold threshold) {
        return withLimits(threshold == null ? List.of() : List.of(threshold));
    }

    /** {@return this graph with the thresholds of those alarms drawn across that look at one of its lines} */
    public Graph limits(List<DefinedAlarm> alarms) {
        return withLimits(alarms.stream()
                .map(DefinedAlarm::spec)
                .filter(spec -> !spec.threshold().isBand() && lines.stream().anyMatch(line -> line.isOf(spec.series())))
                .map(AlarmSpec::threshold)
                .distinct()
                .toList());
    }

    private Graph withLimits(List<Threshold> drawn) {
        return new Graph(title, period, view, left, right, drawn, lines, expressions);
    }

    /** {@return the widget: a third of the board wide} */
    public DashboardWidget widget() {
        return widget(WIDTH, HEIGHT);
    }

    /**
     * {@return the widget, of some columns and rows}
     *
     * @throws IllegalArgumentException if an expression has a name of nothing, or nothing uses what is hidden
     */
    public DashboardWidget widget(int width, int height) {
        requireNames();
        var properties = new LinkedHashMap<String, Object>();
        properties.put("title", title);
        properties.put("view", view == View.VALUES ? "singleValue" : "timeSeries");
        properties.put("stacked", view == View.STACKED);
        properties.put("period", period);
        properties.put(
                "yAxis",
                right == null ? Map.of("left", left.body()) : Ordered.map("left", left.body(), "right", right.body()));
        properties.put(
                "metrics",
                Stream.concat(
                                lines.stream().map(Line::body),
                                expressions.stream().map(Expression::body))
                        .toList());
        if (!limits.isEmpty()) {
            properties.put(
                    "annotations",
                    Map.of(
                            "horizontal",
                            limits.stream()
                                    .map(limit -> Ordered.map("label", "alarm " + limit, "value", limit.value()))
                                    .toList()));
        }
        var findings = lines.stream()
                .flatMap(line -> line.metric().findings(line.dimensions(), line.statistic()).stream())
                .distinct()
                .toList();
        return new DashboardWidget("metric", width, height, properties, List.of(), findings);
    }

    /** CloudWatch draws nothing at all of a graph with a wrong name. */
    private void requireNames() {
        var ids = new LinkedHashSet<String>();
        Stream.concat(lines.stream().map(Line::id), expressions.stream().map(Expression::id))
                .filter(Objects::nonNull)
                .forEach(id -> {
                    if (!MathSeries.isName(id)) {
                        throw new IllegalArgumentException(
                                "id must be a lower-case letter, then letters, digits or _, got \"%s\"".formatted(id));
                    }
                    if (!ids.add(id)) {
                        throw new IllegalArgumentException("id must be used once in a graph, got a second " + id);
                    }
                });
        var used = new LinkedHashSet<String>();
        for (var each : expressions) {
            for (var name : MathSeries.namesIn(each.expression())) {
                if (!ids.contains(name)) {
                    throw new IllegalArgumentException(
                            "math must name metrics of the graph by their ids, which are %s, got %s in \"%s\""
                                    .formatted(ids, name, each.expression()));
                }
                used.add(name);
            }
        }
        for (var line : lines) {
            if (line.drawn() == Drawn.HIDDEN && !used.contains(line.id())) {
                throw new IllegalArgumentException("metrics must be drawn or used by math, got %s hidden and unused"
                        .formatted(line.metric().name()));
            }
        }
    }

    private static Map<String, Object> options(String name, @Nullable String id, Drawn drawn) {
        var options = new LinkedHashMap<String, Object>();
        options.put("label", name);
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
                    && one.metric().equals(metric)
                    && one.statistic().equals(statistic)
                    && one.dimensions().isEmpty();
        }

        private List<Object> body() {
            var body = new ArrayList<Object>(List.of(metric.namespace(), metric.name()));
            dimensions.forEach((dimension, value) -> {
                body.add(dimension);
                body.add(value);
            });
            var options = options(name, id, drawn);
            options.put("stat", statistic);
            body.add(options);
            return body;
        }
    }

    /**
     * What CloudWatch computes from lines of the graph, or searches for.
     *
     * @param id what other expressions call it by; null for nothing
     */
    public record Expression(
            String expression, String name, @Nullable String id, Drawn drawn) {
        /** "Limits" on "Use search expressions in graphs", CloudWatch user guide. */
        private static final int LONGEST_SEARCH = 1024;

        public Expression {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(drawn, "drawn");
            if (expression.isBlank() || expression.length() > LONGEST_EXPRESSION) {
                throw new IllegalArgumentException(
                        "math must be 1 to %d characters, got %d".formatted(LONGEST_EXPRESSION, expression.length()));
            }
        }

        /** {@return a search for metrics} */
        public static Expression search(String query, String statistic, int period, String name, Drawn drawn) {
            if (query.isBlank() || query.length() > LONGEST_SEARCH || query.contains("'")) {
                throw new IllegalArgumentException(
                        "search must be 1 to %d characters without an apostrophe, got \"%s\"; quote with \\\""
                                .formatted(LONGEST_SEARCH, query));
            }
            return new Expression("SEARCH('%s', '%s', %d)".formatted(query, statistic, period), name, null, drawn);
        }

        private List<Object> body() {
            var options = options(name, id, drawn);
            options.put("expression", expression);
            return List.of(options);
        }
    }
}

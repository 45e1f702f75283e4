package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.alarms.InsightsSeries;
import io.cloudtelemetry.alarms.MathSeries;
import io.cloudtelemetry.alarms.MetricSeries;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.dashboards.Graph.Drawn;
import io.cloudtelemetry.metrics.Finding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What CloudWatch computes from lines of the graph, or searches for.
 *
 * @param id what other expressions call it by; null for nothing
 */
public record GraphExpression(
        String expression, String name, @Nullable String id, Drawn drawn) {
    /** MetricDataQuery, {@code Expression}. */
    private static final int LONGEST_EXPRESSION = 2048;

    /** "Limits" on "Use search expressions in graphs", CloudWatch user guide. */
    private static final int LONGEST_SEARCH = 1024;

    /** No function of metric math is called so. */
    private static final Pattern QUERY = Pattern.compile("(?i)\\s*SELECT\\s");

    private static final Pattern SEARCH = Pattern.compile("(?i)\\bSEARCH\\s*\\(");

    public GraphExpression {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(drawn, "drawn");
        if (expression.isBlank() || expression.length() > LONGEST_EXPRESSION) {
            throw new IllegalArgumentException(
                    "math must be 1 to %d characters, got %d".formatted(LONGEST_EXPRESSION, expression.length()));
        }
    }

    /** {@return a search for metrics} */
    public static GraphExpression search(String query, String statistic, int period, String name, Drawn drawn) {
        MetricSeries.requireStatistic(Objects.requireNonNull(statistic, "statistic"));
        if (query.isBlank() || query.length() > LONGEST_SEARCH || query.contains("'")) {
            throw new IllegalArgumentException(
                    "search must be 1 to %d characters without an apostrophe, got \"%s\"; quote with \\\""
                            .formatted(LONGEST_SEARCH, query));
        }
        return new GraphExpression("SEARCH('%s', '%s', %d)".formatted(query, statistic, period), name, null, drawn);
    }

    /** {@return what a query of Metrics Insights finds} */
    public static GraphExpression query(InsightsSeries query, @Nullable String name, @Nullable String id, Drawn drawn) {
        var metric = Objects.requireNonNull(query, "query").metric();
        return new GraphExpression(query.query(), name == null ? metric.name() : name, id, drawn);
    }

    private boolean isQuery() {
        return QUERY.matcher(expression).lookingAt();
    }

    /** {@return whether it is one line, computed from others} */
    boolean isMath() {
        return !isQuery() && !SEARCH.matcher(expression).find();
    }

    List<Finding> findings() {
        return isQuery() ? Series.query(expression).findings() : List.of();
    }

    /** A query of Metrics Insights states its period itself, and CloudWatch names its lines by what it groups by. */
    List<Object> body(int period, @Nullable String color) {
        var options = Graph.options(name, id, drawn, color);
        options.put("expression", expression);
        if (isQuery()) {
            options.put("period", period);
            options.remove("label", "");
        }
        return List.of(options);
    }

    /** CloudWatch draws nothing at all of a graph with a wrong name. */
    static void requireNames(Graph graph) {
        var ids = new LinkedHashSet<String>();
        Stream.concat(
                        graph.lines().stream().map(Graph.Line::id),
                        graph.expressions().stream().map(GraphExpression::id))
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
        for (var each : graph.expressions()) {
            for (var name : each.isQuery() ? Set.<String>of() : MathSeries.namesIn(each.expression())) {
                if (!ids.contains(name)) {
                    throw new IllegalArgumentException(
                            "math must name metrics of the graph by their ids, which are %s, got %s in \"%s\""
                                    .formatted(ids, name, each.expression()));
                }
                used.add(name);
            }
        }
        for (var line : graph.lines()) {
            if (line.drawn() == Drawn.HIDDEN && !used.contains(line.id())) {
                throw new IllegalArgumentException("metrics must be drawn or used by math, got %s hidden and unused"
                        .formatted(line.metric().name()));
            }
        }
    }
}

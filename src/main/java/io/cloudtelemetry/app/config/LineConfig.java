package io.cloudtelemetry.app.config;

import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.dashboards.Graph;
import io.cloudtelemetry.dashboards.Graph.Drawn;
import io.cloudtelemetry.dashboards.GraphExpression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a graph draws: a metric, math over others of the graph, or what a search or a query finds. */
@Describes("""
        metric: The metric, by its name in CloudWatch. One of metric, math, search and query.
        namespace: With metric: the namespace that has it, such as AWS/SQS, or one of your own.
        dimensions: With metric: the dimensions of its series. Default: none.
        math: Metric math over others of the graph, by their ids, such as 100 * failed / all.
        search: Metrics that are there when the board is opened, such as {AWS/Lambda,FunctionName} MetricName="Errors".
        query: A query of Metrics Insights, such as SELECT MAX(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId) GROUP BY InstanceId ORDER BY MAX() DESC LIMIT 10.
        statistic: With metric and search: Average, Minimum, Maximum, Sum, SampleCount or a percentile such as p90. Default: what says most about the metric; Average for a search.
        label: What it is called. Default: the metric's name or the expression.
        id: What math calls it by. Default: nothing.
        drawn: left, right (by the right axis) or hidden (math uses it). Default: left.
        """)
record LineConfig(
        @Nullable String metric,
        @Nullable String namespace,
        @Nullable Map<String, String> dimensions,
        @Nullable String math,
        @Nullable String search,
        @Nullable String query,
        @Nullable String statistic,
        @Nullable String label,
        @Nullable String id,
        @Nullable @CamelCase Drawn drawn)
        implements Checked {
    @Override
    public void check(Checks checks) {
        checks.ofAll(this::requireTogether);
    }

    private void requireTogether() {
        Given.only("metric", metric, "math", math, "search", search, "query", query);
        Given.requireWith("namespace", namespace, "metric", metric);
        Given.requireWith("dimensions", dimensions, "metric", metric);
        if ((math != null || query != null) && statistic != null) {
            throw new IllegalArgumentException(
                    math != null
                            ? "statistic must not be given with math; give each metric its own"
                            : "statistic must not be given with query, which names its function");
        }
        addTo(Graph.of("", 60, ""));
    }

    Graph addTo(Graph graph) {
        var place = drawn == null ? Drawn.LEFT : drawn;
        if (metric != null) {
            var series = new SeriesConfig(metric, namespace, dimensions, statistic).series(null);
            return graph.line(new Graph.Line(
                    series.metric(),
                    series.dimensions(),
                    series.statistic(),
                    label == null ? metric : label,
                    id,
                    place));
        }
        if (math != null) {
            return graph.expression(new GraphExpression(math, label == null ? math : label, id, place));
        }
        if (query != null) {
            return graph.expression(GraphExpression.query(SeriesConfig.query(query), label, id, place));
        }
        var found = GraphExpression.search(
                String.valueOf(search),
                statistic == null ? "Average" : statistic,
                graph.period(),
                label == null ? "" : label,
                place);
        return graph.expression(new GraphExpression(found.expression(), found.name(), id, place));
    }
}

package io.cloudtelemetry.dashboards;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.alarms.MetricSeries;
import io.cloudtelemetry.alarms.QuerySeries;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.dashboards.Graph.Drawn;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A line for each of several things, whichever there are when the board is opened.
 *
 * @param legend what the legend of a line begins with; empty for nothing
 * @param by the dimensions that tell the things apart, the one that names a line first
 * @param where the values of the other dimensions
 * @param top of how many the highest values are drawn, by a query of Metrics Insights; null for a search, which draws all
 */
record Spread(
        MetricDefinition metric,
        String statistic,
        String legend,
        List<String> by,
        Map<String, String> where,
        @Nullable Integer top) {
    Spread {
        where = new TreeMap<>(where);
    }

    /** {@return all dimensions of its series} */
    Set<String> dimensions() {
        var all = new TreeSet<>(where.keySet());
        all.addAll(by);
        return all;
    }

    GraphExpression expression(int period) {
        return top == null ? search(period) : query(top);
    }

    /** {@return whether CloudWatch can be asked for it} A query has no way to write an apostrophe. */
    boolean canBeAsked() {
        return where.values().stream().noneMatch(value -> value.contains("'"));
    }

    /** "CloudWatch search expression syntax", CloudWatch user guide: names in double quotes are found as a whole. */
    private GraphExpression search(int period) {
        var text = "{%s,%s} MetricName=\"%s\"%s"
                .formatted(
                        metric.namespace(),
                        String.join(",", dimensions()),
                        metric.name(),
                        where.entrySet().stream()
                                .map(each -> " %s=\"%s\"".formatted(each.getKey(), each.getValue()))
                                .collect(joining()));
        var label = "%s ${PROP('Dim.%s')}".formatted(legend, by.get(0)).strip();
        return GraphExpression.search(text, statistic, period, label, Drawn.LEFT);
    }

    private GraphExpression query(int most) {
        var text = QuerySeries.sql(metric, statistic, by, where, false) + " LIMIT " + most;
        return new GraphExpression(text, legend, "q1", Drawn.LEFT);
    }

    /** {@return whether an alarm on that series holds for each line: on the subject as a whole, or on each of the things} */
    boolean isOf(Series series) {
        return series.metrics().equals(Set.of(metric))
                && series.statistic().equals(statistic)
                && (series instanceof QuerySeries
                        || series instanceof MetricSeries one
                                && one.dimensions().isEmpty());
    }
}

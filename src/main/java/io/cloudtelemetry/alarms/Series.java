package io.cloudtelemetry.alarms;

import io.cloudtelemetry.metrics.Finding;
import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.ordered.Ordered;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What an alarm looks at: one value a period. */
public sealed interface Series permits OfOneMetric, MathSeries {
    /** {@return the series of the subject itself, by the metric's natural statistic} */
    static MetricSeries of(MetricDefinition metric) {
        return of(metric, Map.of());
    }

    /**
     * {@return a series of something below the subject, by the metric's natural statistic}
     *
     * @param dimensions the dimensions besides those of the subject (cluster, or API and stage)
     * @throws IllegalArgumentException if the metric is not published under these dimensions
     */
    static MetricSeries of(MetricDefinition metric, Map<String, String> dimensions) {
        return new MetricSeries(metric, Objects.requireNonNull(dimensions, "dimensions"), metric.statistic());
    }

    /**
     * {@return a value computed from other series}
     *
     * @param expression in CloudWatch's metric math, such as {@code 100 * failed / all}
     * @param operands the series by the name that the expression has for them
     * @throws IllegalArgumentException if a name is not one that metric math knows, or the expression lacks it
     */
    static MathSeries math(String expression, Map<String, MetricSeries> operands) {
        return new MathSeries(expression, operands);
    }

    /** {@return the sum of two, in which a period without a data point of one counts as 0} */
    static MathSeries sum(MetricSeries one, MetricSeries other) {
        var first = MathSeries.operandName(Objects.requireNonNull(one, "one"));
        var second = MathSeries.operandName(Objects.requireNonNull(other, "other"));
        return math("FILL(%s, 0) + FILL(%s, 0)".formatted(first, second), Ordered.map(first, one, second, other));
    }

    /**
     * {@return a series for each of several things below the subject, whichever there are at the time} The alarm goes off
     * when any of them breaches, and outlives each: a query of CloudWatch Metrics Insights.
     *
     * @param dimensions the names of the dimensions that tell the things apart, such as {@code InstanceId}, {@code NodeName}
     * @throws IllegalArgumentException if the metric is not published under these dimensions
     */
    static QuerySeries each(MetricDefinition metric, String... dimensions) {
        Arrays.asList(dimensions).forEach(name -> Objects.requireNonNull(name, "dimensions"));
        return new QuerySeries(metric, Ordered.set(dimensions), metric.statistic());
    }

    /**
     * {@return what a query of CloudWatch Metrics Insights finds} CloudWatch gets it as it is, whatever the subject.
     *
     * @param query such as {@code SELECT MAX(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId)}; with GROUP BY the alarm goes
     *     off when any group breaches
     * @throws IllegalArgumentException if it is none, or the namespace is one of which each metric is known, and has none of
     *     that name
     */
    static InsightsSeries query(String query) {
        return InsightsSeries.of(Objects.requireNonNull(query, "query"));
    }

    /** {@return how the data points of a period are aggregated, in words for a person} */
    String statistic();

    /**
     * {@return the same with another statistic}
     *
     * @throws IllegalArgumentException if the series cannot have that one
     */
    Series withStatistic(String statistic);

    /** {@return the smallest value that it can have} */
    double minimum();

    /** {@return the largest value that it can have} */
    double maximum();

    /** {@return what it is, in words for a person, such as "Maximum node_memory_utilization"} */
    String describe();

    /** {@return the unit of its values, as CloudWatch calls it; "None" for a plain number} */
    String unit();

    /** {@return the seconds that an alarm on it may look back at most} */
    default int longestRange(int period) {
        return EvaluationLimits.longestRange(period);
    }

    /** {@return the metrics that it is made from, to find the graphs that show it} */
    Set<MetricDefinition> metrics();

    /** {@return what the catalogue has against it, for a subject; what it is sure of is refused} */
    List<Finding> findings(AlarmSubject subject);

    /**
     * Checks that it is published for a subject.
     *
     * @throws IllegalArgumentException if it is not
     */
    void requirePublishedFor(AlarmSubject subject);
}

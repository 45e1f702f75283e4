package io.cloudtelemetry.alarms;

import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.metrics.MetricRange;
import java.util.Map;
import java.util.Set;

/**
 * One series of a metric that AWS publishes.
 *
 * @param metric the metric
 * @param dimensions the dimensions besides those of the subject (cluster, or API and stage) that an alarm is defined for
 * @param statistic how the data points of a period are aggregated
 */
public record MetricSeries(MetricDefinition metric, Map<String, String> dimensions, String statistic)
        implements Series {
    /**
     * Checks that the metric is published under these dimensions.
     *
     * @throws IllegalArgumentException if it is not, or the statistic is none
     */
    public MetricSeries {
        dimensions = Map.copyOf(dimensions);
        metric.requireDimensions(dimensions.keySet());
        Statistics.require(statistic);
    }

    @Override
    public MetricSeries withStatistic(String other) {
        return new MetricSeries(metric, dimensions, other);
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public double maximum() {
        return metric.range().maximum(statistic);
    }

    @Override
    public String describe() {
        return statistic + " " + metric.name();
    }

    /** An average over events is a share of them, whatever the unit of the events. */
    @Override
    public String unit() {
        return metric.range() == MetricRange.EVENT && Double.isFinite(maximum()) ? "None" : metric.unit();
    }

    @Override
    public Set<MetricDefinition> metrics() {
        return Set.of(metric);
    }

    @Override
    public void requirePublishedFor(AlarmSubject subject) {
        metric.requirePublished(dimensionsFor(subject).keySet(), subject.switchedOn());
    }

    Map<String, String> dimensionsFor(AlarmSubject subject) {
        return metric.dimensionsOn(dimensions, subject.dimensions());
    }
}

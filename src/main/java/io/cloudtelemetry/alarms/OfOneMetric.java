package io.cloudtelemetry.alarms;

import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.Set;

/** What a series of one metric has from it. */
sealed interface OfOneMetric extends Series permits MetricSeries, QuerySeries, InsightsSeries {
    /** {@return the metric} */
    MetricDefinition metric();

    @Override
    default double minimum() {
        return metric().range().minimum();
    }

    @Override
    default double maximum() {
        return metric().range().maximum(statistic());
    }

    @Override
    default String unit() {
        return metric().unitOf(statistic());
    }

    @Override
    default Set<MetricDefinition> metrics() {
        return Set.of(metric());
    }
}

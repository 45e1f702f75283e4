package io.cloudtelemetry.alarms;

import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.Map;

/**
 * One series of a metric that AWS publishes.
 *
 * @param metric the metric
 * @param dimensions the dimensions besides those of the subject (cluster, or API and stage) that an alarm is defined for
 */
public record Series(MetricDefinition metric, Map<String, String> dimensions) {
    /** Checks that the metric is published under these dimensions. */
    public Series {
        dimensions = Map.copyOf(dimensions);
        metric.requireDimensions(dimensions.keySet());
    }

    /** {@return the series of the subject itself} */
    public static Series of(MetricDefinition metric) {
        return new Series(metric, Map.of());
    }

    /**
     * {@return a series of something below the subject}
     *
     * @throws IllegalArgumentException if the metric is not published under these dimensions
     */
    public static Series of(MetricDefinition metric, Map<String, String> dimensions) {
        return new Series(metric, dimensions);
    }
}

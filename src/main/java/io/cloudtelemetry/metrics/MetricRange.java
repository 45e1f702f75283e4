package io.cloudtelemetry.metrics;

import java.util.Set;

/** The values that a single data point of a metric can take. */
public enum MetricRange {
    /** From 0 to 100. */
    PERCENT(100),
    /** 0 or 1 for each event, so that an average is a ratio from 0 to 1 and a sum is a count. */
    EVENT(1),
    /** Any number from 0 up. */
    UNBOUNDED(Double.POSITIVE_INFINITY);

    private static final Set<String> ADDING_STATISTICS = Set.of("Sum", "SampleCount");

    private final double maximum;

    MetricRange(double maximum) {
        this.maximum = maximum;
    }

    /** {@return the largest value that a statistic over data points of this range can have} */
    public double maximum(String statistic) {
        return ADDING_STATISTICS.contains(statistic) ? Double.POSITIVE_INFINITY : maximum;
    }
}

package io.cloudtelemetry.metrics;

import java.util.regex.Pattern;

/** The values that a single data point of a metric can take. */
public enum MetricRange {
    /** From 0 to 100. */
    PERCENT(100),
    /** From 0 to 1. */
    RATIO(1),
    /** 0 or 1 for each request, pod or node, so that an average is a ratio from 0 to 1 and a sum is a count. */
    EVENT(1),
    /** Any number from 0 up. */
    UNBOUNDED(Double.POSITIVE_INFINITY),
    /** Nobody says which: any number, also below 0. */
    UNKNOWN(Double.POSITIVE_INFINITY);

    /** Sum and SampleCount, and the same of trimmed data: {@code ts90}, {@code tc90}. */
    private static final Pattern ADDING_STATISTICS = Pattern.compile("Sum|SampleCount|t[sc][0-9.]+");

    private final double maximum;

    MetricRange(double maximum) {
        this.maximum = maximum;
    }

    /** {@return the smallest value that a statistic over data points of this range can have} */
    public double minimum() {
        return this == UNKNOWN ? Double.NEGATIVE_INFINITY : 0;
    }

    /** {@return the largest value that a statistic over data points of this range can have} */
    public double maximum(String statistic) {
        return ADDING_STATISTICS.matcher(statistic).matches() ? Double.POSITIVE_INFINITY : maximum;
    }
}

package io.cloudtelemetry.metrics;

/** How much the catalogue knows of a metric, and what follows for a use of it. */
public enum MetricLevel {
    /** Every set of dimensions is known and verified: another is refused. */
    EXACT,
    /** AWS names the sets in its own lists, which may lack one: another is a warning. */
    LISTED,
    /** AWS names the metric and no set, or its publisher is free to choose them: any is taken. */
    NAMED
}

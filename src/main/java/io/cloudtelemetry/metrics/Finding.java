package io.cloudtelemetry.metrics;

import java.util.Objects;

/**
 * What the catalogue has against the use of a metric.
 *
 * @param level how sure it is: what an exact catalogue finds must be refused, all else is a warning
 * @param text one sentence without its full stop
 */
public record Finding(MetricLevel level, String text) {
    /** Checks that nothing is missing. */
    public Finding {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(text, "text");
    }
}

/**
 * Log groups: defined here or ensured where AWS makes them, always with a retention. May import {@code existing}
 * and {@code ownership}. All values are immutable; each method returns a changed copy.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.logs;

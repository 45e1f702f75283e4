/**
 * Log groups: defined here or ensured where AWS makes them, always with a retention. All values are immutable; each
 * method returns a changed copy.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.logs;

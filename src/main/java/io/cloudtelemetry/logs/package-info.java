/**
 * Log groups: defined here or ensured where AWS makes them, always with a retention. May import {@code existing}
 * and ownership.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.logs;

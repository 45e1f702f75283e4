/**
 * The one way in which the library changes something that it does not own. May import nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.existing;

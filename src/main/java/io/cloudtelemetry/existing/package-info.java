/** The one way in which the library changes something that it does not own. May import {@code ownership}. */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.existing;

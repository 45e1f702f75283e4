/** The one way in which the library changes something that it does not own. */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.existing;

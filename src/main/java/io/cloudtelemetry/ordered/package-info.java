/** Maps and sets with an order, for all other packages. */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.ordered;

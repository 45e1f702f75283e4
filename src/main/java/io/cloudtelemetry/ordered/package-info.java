/** Maps and sets with an order, for all other packages. May import nothing of ours. */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.ordered;

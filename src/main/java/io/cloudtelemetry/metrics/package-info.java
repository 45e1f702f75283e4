/**
 * What can be measured: each metric's unit, statistic, range and the dimension sets under which it is published. Plain
 * Java and one resource file a namespace; may import nothing of ours and no AWS library.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.metrics;

/**
 * What can be measured: each metric's unit, statistic, range and the dimension sets under which it is published. Plain
 * Java and a resource file or two for each namespace; may import nothing of ours but {@code ordered}, and no AWS library.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.metrics;

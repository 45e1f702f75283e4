/**
 * What can be measured, and which alarms are recommended on it: each metric's unit, statistic, range and the dimension
 * sets under which it is published; of types of AWS resource also where a dimension's value comes from, and their graphs.
 * Plain Java and resource files, without an AWS library.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.metrics;

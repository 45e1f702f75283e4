/**
 * What should wake somebody: alarms as data, checked against the catalogue, then one {@code AWS::CloudWatch::Alarm}
 * each. All values are immutable; each method returns a changed copy.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.alarms;

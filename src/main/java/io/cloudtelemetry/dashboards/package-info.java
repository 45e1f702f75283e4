/**
 * What is looked at: sections of widgets, then one {@code AWS::CloudWatch::Dashboard} whose body is built in Java. All
 * values are immutable; each method returns a changed copy.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.dashboards;

/**
 * What is looked at: sections of widgets, then one {@code AWS::CloudWatch::Dashboard} whose body is built in Java. May
 * import alarms, metrics and logs.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.dashboards;

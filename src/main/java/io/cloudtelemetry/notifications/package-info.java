/**
 * Who is told: SNS topics by severity that CloudWatch may really publish to, and their subscriptions. May import
 * alarms and ownership.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.notifications;

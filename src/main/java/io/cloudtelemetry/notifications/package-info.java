/**
 * Who is told: SNS topics by severity that CloudWatch may really publish to, and their subscriptions. All values are
 * immutable; each method returns a changed copy.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.notifications;

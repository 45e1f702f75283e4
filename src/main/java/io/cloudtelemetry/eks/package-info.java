/**
 * The front door for a cluster of any kind: the agent on its nodes, the permission to publish, alarms, a section of a
 * board. Deliveries, credentials and kubectl access are immutable; each method returns a changed copy. May import
 * eks.kubernetes, eks.agent, eks.fluentbit, dashboards, alarms, metrics, logs, existing and ownership.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.eks;

/**
 * Front doors for a cluster of any kind: the agent and Fluent Bit on its nodes, their permissions, alarms, and sections
 * of a board. Deliveries, credentials and kubectl access are immutable; each method returns a changed copy.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.eks;

/**
 * The Kubernetes objects of the CloudWatch agent and the agent's own configuration, as plain data. Metrics and
 * installations are immutable; each method returns a changed copy. It uses cdk8s, nothing of aws-cdk-lib.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.eks.agent;

/**
 * The Kubernetes objects of the CloudWatch agent and the agent's own configuration, as plain data. May import cdk8s,
 * nothing of ours and nothing of aws-cdk-lib.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.eks.agent;

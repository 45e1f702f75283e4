/**
 * The Kubernetes objects of the CloudWatch agent and the agent's own configuration, as plain data. May import
 * eks.kubernetes and cdk8s, nothing of aws-cdk-lib.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.eks.agent;

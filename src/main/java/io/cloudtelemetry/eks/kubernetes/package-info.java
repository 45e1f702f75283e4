/**
 * What the Kubernetes objects of the CloudWatch agent and of Fluent Bit share: their namespace, names, rights, the pods'
 * options and places. Options are immutable; each method returns a changed copy. May import cdk8s, nothing of ours and nothing
 * of aws-cdk-lib.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.eks.kubernetes;

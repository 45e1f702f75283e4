/**
 * What the Kubernetes objects of the CloudWatch agent and of Fluent Bit share: their namespace, names, rights, the
 * pods' options and places. Options are immutable; each method returns a changed copy. It uses cdk8s, nothing of
 * aws-cdk-lib.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.eks.kubernetes;

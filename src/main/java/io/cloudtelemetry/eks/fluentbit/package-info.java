/**
 * The Kubernetes objects of Fluent Bit and its configuration files, as plain data. May import eks.kubernetes and cdk8s,
 * nothing of aws-cdk-lib.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.eks.fluentbit;

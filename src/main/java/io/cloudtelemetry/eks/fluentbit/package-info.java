/**
 * The Kubernetes objects of Fluent Bit and its configuration files, as plain data. It uses cdk8s, nothing of
 * aws-cdk-lib.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.eks.fluentbit;

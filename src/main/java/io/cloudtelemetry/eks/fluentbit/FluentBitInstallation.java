package io.cloudtelemetry.eks.fluentbit;

import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.cloudtelemetry.ordered.Ordered;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Fluent Bit on the Linux nodes of a cluster: its configuration, and how its pods are run.
 *
 * @param configuration what it reads
 * @param pod how its pods are run; without resources of their own they have 100Mi of memory and up to 250Mi
 * @param podAnnotations annotations of its pods; a change replaces the pods
 */
public record FluentBitInstallation(
        FluentBitConfiguration configuration, PodOptions pod, Map<String, String> podAnnotations) {
    /**
     * Its own, and those of AWS's manifests, whose DaemonSet can be taken over: kubectl merges variables by name, and one
     * that AWS takes from another object (valueFrom) cannot have a value. So ours that have a value have names of their own,
     * and those named as AWS's are taken from the same field (aws-samples/amazon-cloudwatch-container-insights,
     * fluent-bit.yaml).
     */
    static final Set<String> VARIABLES = Ordered.set(
            "TELEMETRY_REGION",
            "TELEMETRY_CLUSTER",
            "HOST_NAME",
            "HOSTNAME",
            "AWS_REGION",
            "CLUSTER_NAME",
            "HTTP_SERVER",
            "HTTP_PORT",
            "READ_FROM_HEAD",
            "READ_FROM_TAIL");

    /**
     * Copies the annotations.
     *
     * @throws IllegalArgumentException if the options replace a variable or label of Fluent Bit
     */
    public FluentBitInstallation {
        Objects.requireNonNull(configuration, "configuration");
        Objects.requireNonNull(pod, "pod");
        podAnnotations = Ordered.sorted(Objects.requireNonNull(podAnnotations, "podAnnotations"));
        pod.requireWithout("Fluent Bit's", VARIABLES, "k8s-app");
    }

    /** {@return Fluent Bit run as by default} */
    public static FluentBitInstallation of(FluentBitConfiguration configuration) {
        return new FluentBitInstallation(configuration, PodOptions.defaults(), Map.of());
    }

    /** How its pods are run. Default: {@link PodOptions#defaults}. */
    public FluentBitInstallation pod(PodOptions options) {
        return new FluentBitInstallation(configuration, options, podAnnotations);
    }

    /** Annotations of its pods: a changed one replaces them. Default: none. */
    public FluentBitInstallation podAnnotations(Map<String, String> annotations) {
        return new FluentBitInstallation(configuration, pod, annotations);
    }
}

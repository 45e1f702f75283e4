package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.cloudtelemetry.ordered.Ordered;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The agent on the nodes of a cluster: its configuration, and how its pods are run.
 *
 * @param configuration what it collects
 * @param pod how its pods are run
 * @param podAnnotations annotations of its pods; a change replaces the pods
 * @param nodes the nodes that it runs on
 */
public record AgentInstallation(
        AgentConfiguration configuration, PodOptions pod, Map<String, String> podAnnotations, NodeSystems nodes) {
    /** The variables of the agent's own manifests. */
    private static final Set<String> VARIABLES = Ordered.set(
            "HOST_IP",
            "HOST_NAME",
            "K8S_NAMESPACE",
            "K8S_NODE_NAME",
            "K8S_CLUSTER_NAME",
            "CI_VERSION",
            "RUN_IN_CONTAINER",
            "RUN_AS_HOST_PROCESS_CONTAINER");

    /**
     * Copies the annotations.
     *
     * @throws IllegalArgumentException if the release of 2020 has options, Windows nodes are to send otel metrics, or the
     *     options replace a variable or label of the agent
     */
    public AgentInstallation {
        Objects.requireNonNull(configuration, "configuration");
        Objects.requireNonNull(pod, "pod");
        podAnnotations = Ordered.sorted(Objects.requireNonNull(podAnnotations, "podAnnotations"));
        Objects.requireNonNull(nodes, "nodes");
        if (configuration.release() == AgentRelease.WALKTHROUGH_2020
                && !(pod.equals(PodOptions.defaults()) && nodes == NodeSystems.LINUX)) {
            throw new IllegalArgumentException(
                    "release %s must be left as it was, without pod options and Windows; use the release %s"
                            .formatted(configuration.release().word(), AgentRelease.CURRENT.word()));
        }
        if (nodes == NodeSystems.LINUX_AND_WINDOWS && configuration.metrics() instanceof OtelMetrics) {
            throw new IllegalArgumentException(
                    "metrics must be standard or enhanced with Windows nodes, got otel, which they do not send");
        }
        pod.requireWithout("the agent's", VARIABLES, "name");
    }

    /** {@return the agent on Linux nodes, run as by default} */
    public static AgentInstallation of(AgentConfiguration configuration) {
        return new AgentInstallation(configuration, PodOptions.defaults(), Map.of(), NodeSystems.LINUX);
    }

    /** How its pods are run. Default: {@link PodOptions#defaults}. */
    public AgentInstallation pod(PodOptions options) {
        return new AgentInstallation(configuration, options, podAnnotations, nodes);
    }

    /** Annotations of its pods: a changed one replaces them. Default: none. */
    public AgentInstallation podAnnotations(Map<String, String> annotations) {
        return new AgentInstallation(configuration, pod, annotations, nodes);
    }

    /** The nodes that it runs on. Default: those with Linux. */
    public AgentInstallation nodes(NodeSystems systems) {
        return new AgentInstallation(configuration, pod, podAnnotations, systems);
    }
}

package io.cloudtelemetry.eks.agent;

import java.util.List;
import java.util.stream.Stream;
import org.cdk8s.plus25.k8s.PolicyRule;

/** What the agent's service account may read and write in the cluster, by release and metrics. */
final class AgentAccess {
    private AgentAccess() {}

    /** {@return the rules for the whole cluster} */
    static List<PolicyRule> clusterRules(AgentConfiguration configuration) {
        return Stream.concat(
                        releaseRules(configuration.release()).stream(), metricsRules(configuration.metrics()).stream())
                .toList();
    }

    /**
     * What the enhanced metrics of volumes and ingresses are read from; without the right the agent publishes none of
     * them, and says so in its own log only.
     */
    private static List<PolicyRule> metricsRules(KubernetesMetrics metrics) {
        return metrics instanceof StandardMetrics
                ? List.of()
                : List.of(
                        rule("", List.of("persistentvolumes", "persistentvolumeclaims"), "list", "watch"),
                        rule("networking.k8s.io", List.of("ingresses"), "list", "watch"));
    }

    private static List<PolicyRule> releaseRules(AgentRelease release) {
        return switch (release) {
            case CURRENT ->
                List.of(
                        rule("", List.of("pods", "nodes", "endpoints"), "list", "watch"),
                        rule("", List.of("services"), "list", "watch", "get"),
                        rule(
                                "apps",
                                List.of("replicasets", "daemonsets", "deployments", "statefulsets"),
                                "list",
                                "watch"),
                        rule("batch", List.of("jobs"), "list", "watch"),
                        rule("", List.of("nodes/proxy"), "get"),
                        rule("", List.of("nodes/stats", "events"), "create", "get"),
                        // Beside its own lock the agent reads kube-system/aws-auth, by which it knows EKS.
                        rule("", List.of("configmaps"), "get"),
                        PolicyRule.builder()
                                .nonResourceUrLs(List.of("/metrics"))
                                .verbs(List.of("get", "list", "watch"))
                                .build(),
                        rule("discovery.k8s.io", List.of("endpointslices"), "list", "watch", "get"));
            case WALKTHROUGH_2020 ->
                List.of(
                        rule("", List.of("pods", "nodes", "endpoints"), "list", "watch"),
                        rule("apps", List.of("replicasets"), "list", "watch"),
                        rule("batch", List.of("jobs"), "list", "watch"),
                        rule("", List.of("nodes/proxy"), "get"),
                        rule("", List.of("nodes/stats", "configmaps", "events"), "create"),
                        PolicyRule.builder()
                                .apiGroups(List.of(""))
                                .resources(List.of("configmaps"))
                                .resourceNames(List.of("cwagent-clusterleader"))
                                .verbs(List.of("get", "update"))
                                .build());
        };
    }

    /**
     * {@return the rules for the agent's own namespace} The lock by which the agents choose the one that reports on the
     * whole cluster is a config map there; without it no metrics of cluster, namespaces and services appear.
     */
    static List<PolicyRule> namespaceRules(AgentRelease release) {
        return switch (release) {
            case CURRENT -> List.of(rule("", List.of("configmaps"), "create", "update"));
            case WALKTHROUGH_2020 -> List.of();
        };
    }

    private static PolicyRule rule(String apiGroup, List<String> resources, String... verbs) {
        return PolicyRule.builder()
                .apiGroups(List.of(apiGroup))
                .resources(resources)
                .verbs(List.of(verbs))
                .build();
    }
}

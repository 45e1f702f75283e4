package io.cloudtelemetry.eks.agent;

import static io.cloudtelemetry.eks.agent.AccessRule.on;
import static io.cloudtelemetry.eks.agent.AccessRule.onUrl;

import java.util.List;
import org.cdk8s.plus25.k8s.PolicyRule;

/**
 * What the agent's service account may read and write in the cluster, by release and metrics. Where a right is missing
 * the agent publishes less and says so in its own log only; docs/rbac.md lists what each is for.
 */
final class AgentAccess {
    private static final List<AccessRule> COLLECTED_ALWAYS = List.of(
            on("", "pods, nodes, endpoints", "every metric: which pods and nodes there are", "list", "watch"),
            on(
                    "discovery.k8s.io",
                    "endpointslices",
                    "service_number_of_running_pods and series by Service",
                    "list",
                    "watch",
                    "get"),
            on("apps", "replicasets", "the dimension PodName of pods of Deployments", "list", "watch"),
            on("batch", "jobs", "the dimension PodName of pods of Jobs", "list", "watch"),
            on("", "nodes/proxy", "every metric of pods and containers: the kubelet of the node", "get"),
            on(
                    "",
                    "nodes/stats, events",
                    "the kubelet's figures, and the record of who reports on the cluster",
                    "create",
                    "get"),
            // By name: other config maps are nobody's business.
            AccessRule.named(
                    "configmaps",
                    List.of("aws-auth", AgentManifests.LOCK),
                    "every metric of cluster, namespaces and services: the lock of the one that reports, and the sign of EKS",
                    "get"));

    private static final List<AccessRule> COLLECTED_WHEN_ENHANCED = List.of(
            on(
                    "",
                    "services",
                    "metrics of EBS volumes, GPUs and Neuron devices, from the services of their exporters",
                    "list",
                    "watch",
                    "get"),
            on("apps", "daemonsets, deployments, statefulsets", "replicas_* and status_replicas_*", "list", "watch"),
            onUrl("/metrics", "apiserver_*, etcd_* and rest_client_*", "get", "list", "watch"),
            on("", "persistentvolumes, persistentvolumeclaims", "persistent_volume_*", "list", "watch"),
            on("networking.k8s.io", "ingresses", "namespace_ingress_count", "list", "watch"));

    private static final List<AccessRule> COLLECTED_BY_OTEL = List.of(
            on("", "pods, nodes, namespaces", "every metric: its resource attributes", "list", "watch", "get"),
            on(
                    "apps",
                    "replicasets, daemonsets, deployments, statefulsets",
                    "k8s.workload.name and its like",
                    "list",
                    "watch",
                    "get"),
            on("batch", "jobs", "k8s.job.name", "list", "watch", "get"),
            on(
                    "",
                    "nodes/proxy, nodes/stats",
                    "every metric of nodes, pods and containers: the kubelet of the node",
                    "get"),
            AccessRule.named("configmaps", List.of("aws-auth"), "the sign of EKS", "get"));

    private static final List<AccessRule> OF_2020 = List.of(
            on("", "pods, nodes, endpoints", "every metric", "list", "watch"),
            on("apps", "replicasets", "the dimension PodName of pods of Deployments", "list", "watch"),
            on("batch", "jobs", "the dimension PodName of pods of Jobs", "list", "watch"),
            on("", "nodes/proxy", "every metric of pods and containers", "get"),
            on("", "nodes/stats, configmaps, events", "the lock of the one that reports", "create"),
            AccessRule.named(
                    "configmaps", List.of(AgentManifests.LOCK), "the lock of the one that reports", "get", "update"));

    private AgentAccess() {}

    /** {@return the rules for the whole cluster} */
    static List<AccessRule> inCluster(AgentConfiguration configuration) {
        if (configuration.release() == AgentRelease.WALKTHROUGH_2020) {
            return OF_2020;
        }
        if (configuration.metrics() instanceof OtelMetrics) {
            return COLLECTED_BY_OTEL;
        }
        return configuration.metrics() instanceof StandardMetrics
                ? COLLECTED_ALWAYS
                : AccessRule.both(COLLECTED_ALWAYS, COLLECTED_WHEN_ENHANCED);
    }

    /** {@return the rules for the agent's own namespace} */
    static List<AccessRule> inNamespace(AgentConfiguration configuration) {
        if (configuration.release() == AgentRelease.WALKTHROUGH_2020) {
            return List.of();
        }
        return configuration.metrics() instanceof OtelMetrics
                ? List.of(on(
                        "coordination.k8s.io",
                        "leases",
                        "the resource attributes host.*: each agent writes down those of its node",
                        "create",
                        "get",
                        "update"))
                : List.of(on(
                        "",
                        "configmaps",
                        "every metric of cluster, namespaces and services: the lock of the one that reports",
                        "create",
                        "update"));
    }

    static List<PolicyRule> rules(List<AccessRule> rules) {
        return rules.stream().map(AccessRule::rule).toList();
    }
}

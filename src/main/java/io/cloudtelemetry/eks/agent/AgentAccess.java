package io.cloudtelemetry.eks.agent;

import static io.cloudtelemetry.eks.kubernetes.AccessRule.on;
import static io.cloudtelemetry.eks.kubernetes.AccessRule.onUrl;

import io.cloudtelemetry.eks.kubernetes.AccessRule;
import java.util.ArrayList;
import java.util.List;

/**
 * What the agent's service account may read and write in the cluster, by release, metrics and nodes: what that release
 * asks for and can use. Where a right is missing it publishes less and says so in its own log only; docs/rbac.md lists what
 * each is for.
 *
 * <p>By the source: awscontainerinsightreceiver with internal/aws/k8s/k8sclient (amazon-contributing's
 * opentelemetry-collector-contrib), the agent's translator (pipeline/opentelemetry/containerinsights) for otel metrics, and
 * the kubelet for its subresources (pkg/kubelet/server/auth.go): {@code /stats} is nodes/stats, {@code /metrics} is
 * nodes/metrics, {@code /pods} is nodes/proxy.
 */
final class AgentAccess {
    private static final List<AccessRule> COLLECTED_ALWAYS = List.of(
            on("", "pods, nodes", "every metric: which pods and nodes there are", "list", "watch"),
            on(
                    "discovery.k8s.io",
                    "endpointslices",
                    "service_number_of_running_pods and series by Service",
                    "list",
                    "watch"),
            on("apps", "replicasets", "the dimension PodName of pods of Deployments", "list", "watch"),
            on("", "nodes/proxy", "every metric of pods and containers: the kubelet's list of pods", "get"));

    private static final AccessRule COLLECTED_ON_WINDOWS =
            on("", "nodes/stats", "with Windows nodes: every metric of theirs, from their kubelets", "get");

    private static final List<AccessRule> COLLECTED_WHEN_ENHANCED = List.of(
            on(
                    "",
                    "services",
                    "metrics of EBS volumes, instance stores, GPUs, Neuron devices and Kueue, from the services of their exporters",
                    "list",
                    "watch"),
            on("apps", "daemonsets, deployments, statefulsets", "replicas_* and status_replicas_*", "list", "watch"),
            onUrl("/metrics", "apiserver_*, etcd_* and rest_client_*, and Kueue's", "get"),
            on("", "persistentvolumes, persistentvolumeclaims", "persistent_volume_*", "list", "watch"),
            on("networking.k8s.io", "ingresses", "namespace_ingress_count", "list", "watch"));

    /** Kueue's controller is scraped by the agent of its own node, which its endpoints name. */
    private static final AccessRule COLLECTED_OF_KUEUE =
            on("", "endpoints", "with Kueue: the node that its controller runs on", "list", "watch");

    /** Its informers list and watch; workloads are named by owners of pods and by replica sets. */
    private static final List<AccessRule> COLLECTED_BY_OTEL = List.of(
            on("", "pods, nodes", "every metric: its resource attributes", "list", "watch"),
            on("apps", "replicasets", "k8s.deployment.name and k8s.workload.name of Deployments", "list", "watch"),
            on("", "nodes/stats", "k8s.node.*, k8s.pod.* and container.*: the kubelet's figures", "get"),
            on("", "nodes/proxy", "their shares of requests and limits: the kubelet's list of pods", "get"),
            on("", "nodes/metrics", "container_*: cAdvisor's figures", "get"),
            AccessRule.named("configmaps", List.of("aws-auth"), "cloud.platform: the sign of EKS", "get"));

    private static final String LOCK_FEEDS =
            "every metric of cluster, namespaces and services: the lock of the one that reports";

    /** By name as far as there is one: other config maps are nobody's business. */
    private static final List<AccessRule> WRITTEN_BY_THE_LEADER = List.of(
            on("", "configmaps", LOCK_FEEDS, "create"),
            AccessRule.named("configmaps", List.of(AgentManifests.LOCK), LOCK_FEEDS, "get", "update"),
            on("", "events", "no metric: the record of who reports", "create", "patch"));

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
    static List<AccessRule> inCluster(AgentConfiguration configuration, NodeSystems nodes) {
        if (configuration.release() == AgentRelease.WALKTHROUGH_2020) {
            return OF_2020;
        }
        var metrics = configuration.metrics();
        if (metrics instanceof OtelMetrics) {
            return COLLECTED_BY_OTEL;
        }
        var rules = new ArrayList<>(COLLECTED_ALWAYS);
        if (nodes == NodeSystems.LINUX_AND_WINDOWS) {
            rules.add(COLLECTED_ON_WINDOWS);
        }
        if (metrics instanceof EnhancedMetrics) {
            rules.addAll(COLLECTED_WHEN_ENHANCED);
        }
        if (metrics.switchedOn().contains("kueue")) {
            rules.add(COLLECTED_OF_KUEUE);
        }
        return rules;
    }

    /** {@return the rules for the agent's own namespace} */
    static List<AccessRule> inNamespace(AgentConfiguration configuration) {
        // Those of 2020 are for the whole cluster, and with otel metrics nobody reports for others.
        return configuration.release() == AgentRelease.WALKTHROUGH_2020
                        || configuration.metrics() instanceof OtelMetrics
                ? List.of()
                : WRITTEN_BY_THE_LEADER;
    }
}

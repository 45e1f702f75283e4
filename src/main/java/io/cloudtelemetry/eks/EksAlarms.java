package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.RecommendedAlarms;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import java.util.Arrays;
import java.util.Objects;

/**
 * Recommended alarms of a cluster, and their names. Those that AWS recommends have its thresholds; docs/alarms.md lists
 * all with condition, source and runbook.
 */
public final class EksAlarms {
    /** Memory of the fullest node. */
    public static final String NODE_MEMORY = "node-memory";
    /** CPU of the busiest node. */
    public static final String NODE_CPU = "node-cpu";
    /** The fullest disk of any node. */
    public static final String NODE_FILESYSTEM = "node-filesystem";
    /** CPU of any pod, in percent of its limit. */
    public static final String POD_CPU_LIMIT = "pod-cpu-limit";
    /** Memory of any pod, in percent of its limit. */
    public static final String POD_MEMORY_LIMIT = "pod-memory-limit";
    /** Nodes under pressure or without a network. */
    public static final String FAILED_NODES = "failed-nodes";
    /** No metrics arrive. */
    public static final String AGENT_SILENT = "agent-silent";
    /** A node is not ready while its agent still runs; enhanced only. */
    public static final String NODE_NOT_READY = "node-not-ready";
    /** Containers restart again and again; enhanced only. */
    public static final String POD_RESTARTS = "pod-restarts";
    /** Pods wait; enhanced only. */
    public static final String PODS_PENDING = "pods-pending";
    /** Workloads have fewer pods than they should; enhanced only. */
    public static final String REPLICAS_UNAVAILABLE = "replicas-unavailable";
    /** CPU that pods have requested, in percent of the nodes; on with enhanced metrics. */
    public static final String NODE_CPU_RESERVED = "node-cpu-reserved";
    /** Memory that pods have requested, in percent of the nodes; on with enhanced metrics. */
    public static final String NODE_MEMORY_RESERVED = "node-memory-reserved";
    /** The API server answers with 5xx; enhanced only. */
    public static final String API_SERVER_ERRORS = "api-server-errors";
    /** The API server's time for a request; enhanced only, off until it has a threshold, in seconds. */
    public static final String API_SERVER_DURATION = "api-server-duration";
    /** The API server's time for a list from its storage; enhanced only, off until it has a threshold, in seconds. */
    public static final String API_SERVER_LIST_DURATION = "api-server-list-duration";
    /** The time that the API server waits for others, such as webhooks; enhanced only. */
    public static final String API_SERVER_CLIENT_DURATION = "api-server-client-duration";
    /** The time of a request to etcd; enhanced only. */
    public static final String ETCD_DURATION = "etcd-duration";
    /** CPU of the pods of one namespace, in percent of their nodes. */
    public static final String NAMESPACE_CPU = "namespace-cpu";
    /** Memory of the pods of one namespace, in percent of their nodes. */
    public static final String NAMESPACE_MEMORY = "namespace-memory";

    private static final RecommendedAlarms ALL = RecommendedAlarms.read(EksAlarms.class, "alarms.yaml");

    private EksAlarms() {}

    /** {@return the alarms for {@link KubernetesMetrics#standard()}} */
    public static AlarmSet recommended() {
        return recommended(KubernetesMetrics.standard());
    }

    /** {@return the alarms whose metrics are collected; the others are off} */
    public static AlarmSet recommended(KubernetesMetrics metrics) {
        return ALL.with(metrics.switchedOn());
    }

    /**
     * {@return the alarms whose metrics that release collects; the others are off} On containerd the release of 2020 sees
     * no pods, so alarms on pods would never go off; {@link AlarmSet#change} switches them on for nodes that have Docker.
     */
    public static AlarmSet recommended(KubernetesMetrics metrics, AgentRelease release) {
        var all = recommended(metrics);
        return release.collectsPodsOnContainerd()
                ? all
                : all.without(POD_CPU_LIMIT).without(POD_MEMORY_LIMIT);
    }

    /**
     * {@return alarms on the CPU and memory of the pods behind services, to be added with {@link AlarmSet#with}} Such as
     * {@code pod-cpu-limit-shop-checkout}. Beside them the alarms of the whole cluster see the same pods; leave those out
     * with {@code without(POD_CPU_LIMIT).without(POD_MEMORY_LIMIT)}.
     *
     * @param namespace the Kubernetes namespace
     * @param services services of it
     * @throws IllegalArgumentException if there are none
     */
    public static AlarmSpec[] forServices(String namespace, String... services) {
        Objects.requireNonNull(namespace, "namespace");
        if (services.length == 0) {
            throw new IllegalArgumentException(
                    "services must name at least one service of the namespace %s, got none".formatted(namespace));
        }
        return Arrays.stream(services)
                .flatMap(service -> ALL.forService(namespace, Objects.requireNonNull(service, "services")).stream())
                .toArray(AlarmSpec[]::new);
    }

    /**
     * {@return alarms on the CPU and memory of the pods of namespaces, to be added with {@link AlarmSet#with}} Such as
     * {@code namespace-cpu-shop}: an average over the pods, in percent of their nodes.
     */
    public static AlarmSpec[] forNamespaces(String... namespaces) {
        if (namespaces.length == 0) {
            throw new IllegalArgumentException("namespaces must name at least one namespace, got none");
        }
        return Arrays.stream(namespaces)
                .flatMap(namespace -> ALL.forNamespace(Objects.requireNonNull(namespace, "namespaces")).stream())
                .toArray(AlarmSpec[]::new);
    }
}

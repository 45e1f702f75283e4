package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.RecommendedAlarms;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import java.util.Arrays;

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

    /** A node is not ready; enhanced only. */
    public static final String NODE_NOT_READY = "node-not-ready";

    /** Containers restart again and again; enhanced only. */
    public static final String POD_RESTARTS = "pod-restarts";

    /** Pods wait; enhanced only. */
    public static final String PODS_PENDING = "pods-pending";

    /** Pods failed; enhanced only. */
    public static final String PODS_FAILED = "pods-failed";

    /** Workloads have fewer pods than they should; enhanced only. */
    public static final String REPLICAS_UNAVAILABLE = "replicas-unavailable";

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
        if (services.length == 0) {
            throw new IllegalArgumentException(
                    "services must name at least one service of the namespace %s, got none".formatted(namespace));
        }
        return Arrays.stream(services)
                .flatMap(service -> ALL.forService(namespace, service).stream())
                .toArray(AlarmSpec[]::new);
    }
}

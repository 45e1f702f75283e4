package io.cloudtelemetry.eks;

import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;

/** The metrics of Container Insights that alarms and boards are most often made from. */
public final class EksMetric {
    /** CPU in use on a node, in percent of what it has. */
    public static final MetricDefinition NODE_CPU_UTILIZATION = metric("node_cpu_utilization");

    /** Memory in use on a node, in percent of what it has. */
    public static final MetricDefinition NODE_MEMORY_UTILIZATION = metric("node_memory_utilization");

    /** Disk space in use on a node's file systems, in percent. */
    public static final MetricDefinition NODE_FILESYSTEM_UTILIZATION = metric("node_filesystem_utilization");

    /** Bytes a second that a node sends and receives. */
    public static final MetricDefinition NODE_NETWORK_TOTAL_BYTES = metric("node_network_total_bytes");

    /** Nodes in the cluster. */
    public static final MetricDefinition CLUSTER_NODE_COUNT = metric("cluster_node_count");

    /** Nodes under memory, disk or PID pressure, or without a network; a node that is just not ready does not count. */
    public static final MetricDefinition CLUSTER_FAILED_NODE_COUNT = metric("cluster_failed_node_count");

    /** CPU in use by a pod, in percent of its limit; published only for pods whose containers all have one. */
    public static final MetricDefinition POD_CPU_UTILIZATION_OVER_POD_LIMIT =
            metric("pod_cpu_utilization_over_pod_limit");

    /** Memory in use by a pod, in percent of its limit; published only for pods whose containers all have one. */
    public static final MetricDefinition POD_MEMORY_UTILIZATION_OVER_POD_LIMIT =
            metric("pod_memory_utilization_over_pod_limit");

    private EksMetric() {}

    private static MetricDefinition metric(String name) {
        return MetricCatalogue.of("ContainerInsights").metric(name);
    }
}

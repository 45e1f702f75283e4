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
    /** Nodes with pressure on memory, disk or PIDs or without a network, or of which that is unknown, as of dead ones. */
    public static final MetricDefinition CLUSTER_FAILED_NODE_COUNT = metric("cluster_failed_node_count");
    /** CPU in use by a pod, in percent of its limit; published only for pods whose containers all have one. */
    public static final MetricDefinition POD_CPU_UTILIZATION_OVER_POD_LIMIT =
            metric("pod_cpu_utilization_over_pod_limit");
    /** Memory in use by a pod, in percent of its limit; published only for pods whose containers all have one. */
    public static final MetricDefinition POD_MEMORY_UTILIZATION_OVER_POD_LIMIT =
            metric("pod_memory_utilization_over_pod_limit");
    /** Whether a node is ready, as a count of 0 or 1, sent by its own agent: not by a dead node; enhanced only. */
    public static final MetricDefinition NODE_STATUS_CONDITION_READY = metric("node_status_condition_ready");
    /** Running pods, as a count, on a node. */
    public static final MetricDefinition NODE_NUMBER_OF_RUNNING_PODS = metric("node_number_of_running_pods");
    /** Running pods, as a count, in a namespace. */
    public static final MetricDefinition NAMESPACE_NUMBER_OF_RUNNING_PODS = metric("namespace_number_of_running_pods");
    /** Running pods, as a count, behind a service. */
    public static final MetricDefinition SERVICE_NUMBER_OF_RUNNING_PODS = metric("service_number_of_running_pods");
    /** Restarts of a pod's containers, as a count, since the previous collection. */
    public static final MetricDefinition POD_NUMBER_OF_CONTAINER_RESTARTS = metric("pod_number_of_container_restarts");
    /** Whether a pod is pending, as a count of 0 or 1; enhanced only. */
    public static final MetricDefinition POD_STATUS_PENDING = metric("pod_status_pending");
    /** Whether a pod has failed, as a count of 0 or 1, until the kubelet clears it away, a minute at most; enhanced only. */
    public static final MetricDefinition POD_STATUS_FAILED = metric("pod_status_failed");
    /** Containers of a pod in a crash loop, as a count; published only while there are any; enhanced only. */
    public static final MetricDefinition POD_CONTAINER_STATUS_WAITING_REASON_CRASH_LOOP_BACK_OFF =
            metric("pod_container_status_waiting_reason_crash_loop_back_off");
    /** Containers of a pod killed for lack of memory, as a count; published only while there are any; enhanced only. */
    public static final MetricDefinition POD_CONTAINER_STATUS_TERMINATED_REASON_OOM_KILLED =
            metric("pod_container_status_terminated_reason_oom_killed");
    /** Pods that a workload should have, as a count; enhanced only. */
    public static final MetricDefinition REPLICAS_DESIRED = metric("replicas_desired");
    /** Pods of a workload that are ready, as a count; of a DaemonSet, those scheduled; enhanced only. */
    public static final MetricDefinition REPLICAS_READY = metric("replicas_ready");
    /** Pods of a workload that are available, as a count; enhanced only. */
    public static final MetricDefinition STATUS_REPLICAS_AVAILABLE = metric("status_replicas_available");
    /** Pods of a Deployment or DaemonSet that are not available, as a count; enhanced only. */
    public static final MetricDefinition STATUS_REPLICAS_UNAVAILABLE = metric("status_replicas_unavailable");
    /** Volume claims that wait for a volume, as a count; enhanced only. */
    public static final MetricDefinition PERSISTENT_VOLUME_CLAIM_STATUS_PENDING =
            metric("persistent_volume_claim_status_pending");
    /** Requests to the API server, as a count; enhanced only. */
    public static final MetricDefinition APISERVER_REQUEST_TOTAL = metric("apiserver_request_total");
    /** Requests that the API server answered with 5xx, as a count; published only if there are any; enhanced only. */
    public static final MetricDefinition APISERVER_REQUEST_TOTAL_5XX = metric("apiserver_request_total_5xx");
    /** Time in seconds that the API server takes for a request; enhanced only. */
    public static final MetricDefinition APISERVER_REQUEST_DURATION_SECONDS =
            metric("apiserver_request_duration_seconds");
    /** Bytes in the API server's storage; Kubernetes 1.28 or later; enhanced only. */
    public static final MetricDefinition APISERVER_STORAGE_SIZE_BYTES = metric("apiserver_storage_size_bytes");

    private EksMetric() {}

    private static MetricDefinition metric(String name) {
        return MetricCatalogue.of("ContainerInsights").metric(name);
    }
}

package io.cloudtelemetry.dashboards;

/** What a board is for. */
public enum BoardKind {
    /** Performance monitoring of clusters: CPU, memory, network and disk, from the cluster down to its pods. */
    PERFORMANCE,
    /** What runs in clusters: tables by namespace, service, pod and node, beside the states of alarms. */
    RESOURCE_MAP,
    /** The calls of APIs: traffic, errors, latency, slowest requests. */
    API,
    /** The telemetry itself: alarms by severity, health of agents, ingestion of logs, usage. */
    OPERATIONS
}

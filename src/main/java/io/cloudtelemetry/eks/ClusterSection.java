package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.Graph;
import io.cloudtelemetry.eks.fluentbit.ClusterLogGroups;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The part of a board that shows one cluster. */
record ClusterSection(AlarmSubject subject) {
    DashboardSection of(List<DefinedAlarm> alarms, String region) {
        // A board's graphs are of CloudWatch metrics; otel metrics are asked for by PromQL.
        var widgets = subject.switchedOn().contains("otel")
                ? Stream.of(
                        DashboardWidget.text(
                                2,
                                "The metrics of this cluster come over OpenTelemetry and have the names of Prometheus: look at them in the console, under Container Insights, or ask for them by PromQL."))
                : Stream.concat(
                        Stream.concat(standard(), enhanced())
                                .map(graph -> graph.limits(alarms).widget()),
                        tables());
        return new DashboardSection("Cluster " + subject.name(), region, widgets.toList());
    }

    private Stream<Graph> standard() {
        return Stream.of(
                nodes("CPU of the nodes", "percent", "node_cpu_utilization"),
                nodes("Memory of the nodes", "percent", "node_memory_utilization"),
                nodes("Disk of the nodes", "percent", "node_filesystem_utilization"),
                nodes("Network of the nodes", "bytes a second", "node_network_total_bytes"),
                count("Failed nodes", "cluster_failed_node_count"),
                count("Nodes", "cluster_node_count"));
    }

    private Stream<Graph> enhanced() {
        if (!subject.switchedOn().contains("enhanced")) {
            return Stream.of();
        }
        var cluster = subject.dimensions();
        return Stream.of(
                graph("Pods that wait or failed", "0 or 1")
                        .line(metric("pod_status_pending"), cluster, "Maximum", "pending")
                        .line(metric("pod_status_failed"), cluster, "Maximum", "failed"),
                graph("Restarts of containers", "restarts")
                        .line(metric("pod_number_of_container_restarts"), cluster, "Sum", "restarts"),
                graph("Pods missing of a workload", "pods")
                        .line(metric("status_replicas_unavailable"), cluster, "Maximum", "most of any workload"),
                graph("API server", "requests")
                        .line(metric("apiserver_request_total"), cluster, "Sum", "requests")
                        .line(metric("apiserver_request_total_5xx"), cluster, "Sum", "answered with 5xx"));
    }

    /**
     * Shows which node or pod it is, which the cluster's series do not say. The agent writes an event for each to the
     * performance log group.
     */
    private Stream<DashboardWidget> tables() {
        var performance = List.of(new ClusterLogGroups(subject.name()).performance());
        return Stream.of(
                        new LogQuery(
                                "Nodes by memory",
                                performance,
                                "filter Type = \"Node\" | stats max(node_memory_utilization) as memory,"
                                        + " max(node_cpu_utilization) as cpu by NodeName, InstanceId"
                                        + " | sort memory desc | limit 20"),
                        new LogQuery(
                                "Pods by memory",
                                performance,
                                "filter Type = \"Pod\" | stats max(pod_memory_utilization) as memory,"
                                        + " max(pod_cpu_utilization) as cpu by Namespace, PodName, NodeName"
                                        + " | sort memory desc | limit 20"))
                .map(query -> DashboardWidget.table(query, DashboardWidget.COLUMNS / 2));
    }

    /** One line for the average node, one for the worst: an average alone hides a single full node. */
    private Graph nodes(String title, String label, String name) {
        var metric = metric(name);
        return graph(title, label)
                .line(metric, subject.dimensions(), "Average", "average node")
                .line(metric, subject.dimensions(), "Maximum", "highest node");
    }

    private Graph count(String title, String name) {
        return graph(title, "nodes")
                .line(metric(name), subject.dimensions(), "Maximum", title.toLowerCase(Locale.ROOT));
    }

    private static MetricDefinition metric(String name) {
        return MetricCatalogue.of("ContainerInsights").metric(name);
    }

    private Graph graph(String title, String label) {
        return Graph.of(title, subject.shortestPeriod(), label);
    }
}

package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.Graph;
import io.cloudtelemetry.eks.fluentbit.ClusterLogGroups;
import io.cloudtelemetry.logs.LogQuery;
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
                nodes("CPU of the nodes", "percent", EksMetric.NODE_CPU_UTILIZATION),
                nodes("Memory of the nodes", "percent", EksMetric.NODE_MEMORY_UTILIZATION),
                nodes("Disk of the nodes", "percent", EksMetric.NODE_FILESYSTEM_UTILIZATION),
                nodes("Network of the nodes", "bytes a second", EksMetric.NODE_NETWORK_TOTAL_BYTES),
                count("Failed nodes", EksMetric.CLUSTER_FAILED_NODE_COUNT),
                count("Nodes", EksMetric.CLUSTER_NODE_COUNT));
    }

    private Stream<Graph> enhanced() {
        if (!subject.switchedOn().contains("enhanced")) {
            return Stream.of();
        }
        var cluster = subject.dimensions();
        return Stream.of(
                graph("Pods that wait or failed", "0 or 1")
                        .line(EksMetric.POD_STATUS_PENDING, cluster, "Maximum", "pending")
                        .line(EksMetric.POD_STATUS_FAILED, cluster, "Maximum", "failed"),
                graph("Restarts of containers", "restarts")
                        .line(EksMetric.POD_NUMBER_OF_CONTAINER_RESTARTS, cluster, "Sum", "restarts"),
                graph("Pods missing of a workload", "pods")
                        .line(EksMetric.STATUS_REPLICAS_UNAVAILABLE, cluster, "Maximum", "most of any workload"),
                graph("API server", "requests")
                        .line(EksMetric.APISERVER_REQUEST_TOTAL, cluster, "Sum", "requests")
                        .line(EksMetric.APISERVER_REQUEST_TOTAL_5XX, cluster, "Sum", "answered with 5xx"));
    }

    /**
     * Which node and which pod it is: the series of the cluster do not say. The agent writes an event for each of them to
     * the performance log group.
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
    private Graph nodes(String title, String label, MetricDefinition metric) {
        return graph(title, label)
                .line(metric, subject.dimensions(), "Average", "average node")
                .line(metric, subject.dimensions(), "Maximum", "highest node");
    }

    private Graph count(String title, MetricDefinition metric) {
        return graph(title, "nodes").line(metric, subject.dimensions(), "Maximum", title.toLowerCase(Locale.ROOT));
    }

    private Graph graph(String title, String label) {
        return Graph.of(title, subject.shortestPeriod(), label);
    }
}

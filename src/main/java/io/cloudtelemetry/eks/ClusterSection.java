package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.Graph;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The part of a board that shows one cluster. */
final class ClusterSection {
    private final AlarmSubject subject;

    private ClusterSection(AlarmSubject subject) {
        this.subject = subject;
    }

    static DashboardSection of(AlarmSubject subject, List<DefinedAlarm> alarms, String region) {
        var section = new ClusterSection(subject);
        return new DashboardSection(
                "Cluster " + subject.name(),
                region,
                Stream.concat(
                                Stream.of(
                                                section.nodes(
                                                        "CPU of the nodes", "percent", EksMetric.NODE_CPU_UTILIZATION),
                                                section.nodes(
                                                        "Memory of the nodes",
                                                        "percent",
                                                        EksMetric.NODE_MEMORY_UTILIZATION),
                                                section.nodes(
                                                        "Disk of the nodes",
                                                        "percent",
                                                        EksMetric.NODE_FILESYSTEM_UTILIZATION),
                                                section.nodes(
                                                        "Network of the nodes",
                                                        "bytes a second",
                                                        EksMetric.NODE_NETWORK_TOTAL_BYTES),
                                                section.count("Failed nodes", EksMetric.CLUSTER_FAILED_NODE_COUNT),
                                                section.count("Nodes", EksMetric.CLUSTER_NODE_COUNT))
                                        .map(graph -> graph.limits(alarms).widget()),
                                section.tables())
                        .toList());
    }

    /**
     * Which node and which pod it is: the series of the cluster do not say. The agent writes an event for each of them to
     * the performance log group.
     */
    private Stream<DashboardWidget> tables() {
        var performance = List.of("/aws/containerinsights/" + subject.name() + "/performance");
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

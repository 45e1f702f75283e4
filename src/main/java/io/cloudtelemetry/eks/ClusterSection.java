package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.Graph;
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

    static DashboardSection of(AlarmSubject subject, List<DefinedAlarm> alarms) {
        var section = new ClusterSection(subject);
        return new DashboardSection(
                "Cluster " + subject.name(),
                Stream.of(
                                section.nodes("CPU of the nodes", "percent", EksMetric.NODE_CPU_UTILIZATION),
                                section.nodes("Memory of the nodes", "percent", EksMetric.NODE_MEMORY_UTILIZATION),
                                section.nodes("Disk of the nodes", "percent", EksMetric.NODE_FILESYSTEM_UTILIZATION),
                                section.nodes(
                                        "Network of the nodes", "bytes a second", EksMetric.NODE_NETWORK_TOTAL_BYTES),
                                section.count("Failed nodes", EksMetric.CLUSTER_FAILED_NODE_COUNT),
                                section.count("Nodes", EksMetric.CLUSTER_NODE_COUNT))
                        .map(graph -> graph.limits(alarms).widget())
                        .toList());
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

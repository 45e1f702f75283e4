package io.cloudtelemetry.eks;

import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import io.cloudtelemetry.logs.LogQuery;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The part of a board that shows the container logs of one cluster. */
final class ContainerLogsSection {
    private static final String ERRORS = "like /(?i)(error|exception|fatal|panic)/";
    private static final String NEWEST = " | sort @timestamp desc | limit 50";

    private final String clusterName;

    private ContainerLogsSection(String clusterName) {
        this.clusterName = clusterName;
    }

    static DashboardSection of(String clusterName, Collection<LogSource> sources, String region) {
        var section = new ContainerLogsSection(clusterName);
        return new DashboardSection(
                "Logs of cluster " + clusterName,
                region,
                sources.stream().sorted().flatMap(section::tables).toList());
    }

    /** By the fields that Fluent Bit writes: an event of a container has its line in {@code log}, one of the journal in {@code message}. */
    private Stream<DashboardWidget> tables(LogSource source) {
        return switch (source) {
            case APPLICATION ->
                Stream.of(
                        DashboardWidget.table(query(
                                source,
                                "Newest errors of applications",
                                "fields @timestamp, kubernetes.namespace_name, kubernetes.pod_name,"
                                        + " kubernetes.container_name, log | filter log " + ERRORS + NEWEST)),
                        DashboardWidget.table(
                                query(
                                        source,
                                        "Containers by errors",
                                        "filter log " + ERRORS
                                                + " | stats count(*) as errors by kubernetes.namespace_name,"
                                                + " kubernetes.container_name | sort errors desc | limit 20"),
                                DashboardWidget.COLUMNS / 2),
                        DashboardWidget.table(
                                query(
                                        source,
                                        "Containers by size of their logs",
                                        "stats sum(strlen(@message)) as bytes by kubernetes.namespace_name,"
                                                + " kubernetes.container_name | sort bytes desc | limit 20"),
                                DashboardWidget.COLUMNS / 2));
            case DATAPLANE ->
                Stream.of(DashboardWidget.table(query(
                        source,
                        "Newest errors of kubelet, containerd, aws-node and kube-proxy",
                        "fields @timestamp, @logStream, coalesce(message, log) as line | filter line " + ERRORS
                                + NEWEST)));
            case HOST ->
                Stream.of(DashboardWidget.table(query(
                        source,
                        "Newest errors of the nodes",
                        "fields @timestamp, host, ident, message | filter message " + ERRORS + NEWEST)));
        };
    }

    private LogQuery query(LogSource source, String title, String commands) {
        return new LogQuery(title, List.of(source.logGroupName(clusterName)), commands);
    }
}

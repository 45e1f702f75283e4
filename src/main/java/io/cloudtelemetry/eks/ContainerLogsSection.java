package io.cloudtelemetry.eks;

import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import io.cloudtelemetry.logs.LogQuery;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The part of a board that shows the container logs of one cluster. */
record ContainerLogsSection(String clusterName) {
    private static final String ERRORS = "like /(?i)(error|exception|fatal|panic)/";
    private static final String NEWEST = ERRORS + " | sort @timestamp desc | limit 50";
    private static final String BY_CONTAINER = " by kubernetes.namespace_name, kubernetes.container_name | sort ";

    DashboardSection of(Collection<LogSource> sources, String region) {
        var tables = sources.stream().sorted().flatMap(this::tables).toList();
        return new DashboardSection("Logs of cluster " + clusterName, region, tables);
    }

    /** By the fields that Fluent Bit writes: an event of a container has its line in {@code log}, one of the journal in {@code message}. */
    private Stream<DashboardWidget> tables(LogSource source) {
        return switch (source) {
            case APPLICATION ->
                Stream.of(
                        table(
                                source,
                                DashboardWidget.COLUMNS,
                                "Newest errors of applications",
                                "fields @timestamp, kubernetes.namespace_name, kubernetes.pod_name,"
                                        + " kubernetes.container_name, log | filter log " + NEWEST),
                        table(
                                source,
                                DashboardWidget.COLUMNS / 2,
                                "Containers by errors",
                                "filter log %s | stats count(*) as errors%serrors desc | limit 20"
                                        .formatted(ERRORS, BY_CONTAINER)),
                        table(
                                source,
                                DashboardWidget.COLUMNS / 2,
                                "Containers by size of their logs",
                                "stats sum(strlen(@message)) as bytes%sbytes desc | limit 20".formatted(BY_CONTAINER)));
            case DATAPLANE ->
                Stream.of(table(
                        source,
                        DashboardWidget.COLUMNS,
                        "Newest errors of kubelet, containerd, aws-node and kube-proxy",
                        "fields @timestamp, @logStream, coalesce(message, log) as line | filter line " + NEWEST));
            case HOST ->
                Stream.of(table(
                        source,
                        DashboardWidget.COLUMNS,
                        "Newest errors of the nodes",
                        "fields @timestamp, host, ident, message | filter message " + NEWEST));
        };
    }

    private DashboardWidget table(LogSource source, int columns, String title, String commands) {
        return DashboardWidget.table(new LogQuery(title, List.of(source.logGroupName(clusterName)), commands), columns);
    }
}

package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.GraphData;
import io.cloudtelemetry.dashboards.WidgetWidth;
import io.cloudtelemetry.eks.fluentbit.ClusterLogGroups;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.metrics.DataFile;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The sections of a board that show a cluster, by cluster-sections.yaml. */
record ClusterSections(
        List<GraphData> standard,
        List<GraphData> enhanced,
        List<Table> performance,
        Map<String, List<Table>> containerLogs) {
    private static final ClusterSections ALL =
            DataFile.read(ClusterSections.class, "cluster-sections.yaml", ClusterSections.class);

    static DashboardSection ofMetrics(AlarmSubject subject, List<DefinedAlarm> alarms, String region) {
        return new DashboardSection(
                        "Cluster " + subject.name(),
                        region,
                        widgets(subject, alarms).toList())
                .fullRows();
    }

    private static Stream<DashboardWidget> widgets(AlarmSubject subject, List<DefinedAlarm> alarms) {
        if (subject.switchedOn().contains("otel")) {
            // A board's graphs are of CloudWatch metrics; otel metrics are asked for by PromQL.
            return Stream.of(
                    DashboardWidget.text(
                            2,
                            "The metrics of this cluster come over OpenTelemetry and have the names of Prometheus: look at them in the console, under Container Insights, or ask for them by PromQL."));
        }
        var insights = MetricCatalogue.of("ContainerInsights");
        var enhanced = subject.switchedOn().contains("enhanced") ? ALL.enhanced : List.<GraphData>of();
        var graphs = Stream.concat(ALL.standard.stream(), enhanced.stream())
                .map(data -> data.graph(insights, subject.shortestPeriod(), subject.dimensions())
                        .limits(alarms)
                        .widget());
        var group = new ClusterLogGroups(subject.name()).performance();
        return Stream.concat(graphs, ALL.performance.stream().map(table -> table.of(group)));
    }

    static DashboardSection ofLogs(String clusterName, Collection<LogSource> sources, String region) {
        var tables = sources.stream()
                .sorted()
                .flatMap(source -> Objects.requireNonNull(ALL.containerLogs.get(source.word())).stream()
                        .map(table -> table.of(source.logGroupName(clusterName))));
        return new DashboardSection("Logs of cluster " + clusterName, region, tables.toList()).fullRows();
    }

    /** A table with the answer to a query over one log group. */
    private record Table(String title, WidgetWidth width, String query) {
        DashboardWidget of(String logGroupName) {
            return DashboardWidget.table(new LogQuery(title, List.of(logGroupName), query), width.columns());
        }
    }
}

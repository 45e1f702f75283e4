package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.dashboards.BoardContent;
import io.cloudtelemetry.dashboards.BoardData;
import io.cloudtelemetry.dashboards.BoardKind;
import io.cloudtelemetry.dashboards.BoardSubject;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.WidgetData;
import io.cloudtelemetry.eks.fluentbit.ClusterLogGroups;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import io.cloudtelemetry.metrics.DataFile;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What boards show of a cluster: sections by cluster-sections.yaml, boards of a kind by cluster-boards.yaml. */
record ClusterSections(List<WidgetData> metrics, List<WidgetData> otel, Map<String, List<WidgetData>> containerLogs) {
    private static final String CONTAINERS = "Containers";

    private static final ClusterSections ALL =
            DataFile.read(ClusterSections.class, "cluster-sections.yaml", ClusterSections.class);

    static DashboardSection ofMetrics(AlarmSubject subject, List<? extends NamedAlarm> alarms, Place place) {
        return section("Cluster ", isOtel(subject) ? ALL.otel : ALL.metrics, of(subject, alarms, place));
    }

    static DashboardSection ofLogs(String clusterName, Collection<LogSource> sources, Place place) {
        return ofLogs("Logs of cluster ", clusterName, sources, place, List.of("", CONTAINERS));
    }

    /** {@return the tables of containers, where those of applications are read} */
    static BoardContent ofContainers(String clusterName, Collection<LogSource> sources, Place place) {
        var section = ofLogs("Containers of cluster ", clusterName, sources, place, List.of(CONTAINERS));
        return section.widgets().isEmpty() ? BoardContent.NONE : new BoardContent(List.of(section), List.of());
    }

    private static DashboardSection ofLogs(
            String title, String clusterName, Collection<LogSource> sources, Place place, List<String> parts) {
        var subject = of(new AlarmSubject(clusterName, Map.of(), 1, Set.of()), List.of(), place);
        var widgets = new ArrayList<DashboardWidget>();
        for (var source : new TreeSet<>(sources)) {
            var logs = subject.withLogs(source.logGroupName(clusterName));
            for (var part : parts) {
                ALL.containerLogs
                        .getOrDefault(source.word() + part, List.of())
                        .forEach(table -> table.widgets(logs).forEach(widgets::add));
            }
        }
        return new DashboardSection(title + clusterName, subject.region(), widgets).fullRows();
    }

    static BoardContent board(BoardKind kind, AlarmSubject subject, List<? extends NamedAlarm> alarms, Place place) {
        var data = Boards.ALL.get((isOtel(subject) ? "OTEL_" : "") + kind);
        return data == null ? BoardContent.NONE : data.content(of(subject, alarms, place));
    }

    private static boolean isOtel(AlarmSubject subject) {
        return subject.switchedOn().contains("otel");
    }

    private static DashboardSection section(String title, List<WidgetData> widgets, BoardSubject subject) {
        return new DashboardSection(
                        title + subject.subject().name(),
                        subject.region(),
                        widgets.stream().flatMap(each -> each.widgets(subject)).toList())
                .fullRows();
    }

    private static BoardSubject of(AlarmSubject subject, List<? extends NamedAlarm> alarms, Place place) {
        var region = place.regionOrToken();
        return new BoardSubject(
                subject,
                MetricCatalogue.of("ContainerInsights"),
                region,
                alarms,
                Ordered.map("name", subject.name(), "region", region, "console", place.consoleHost()),
                // The agent writes no such events with otel metrics.
                isOtel(subject) ? null : new ClusterLogGroups(subject.name()).performance());
    }

    /** Read when the first board of a kind is made. */
    private static final class Boards {
        static final Map<String, BoardData> ALL =
                DataFile.readAll(ClusterSections.class, "cluster-boards.yaml", BoardData.class);
    }
}

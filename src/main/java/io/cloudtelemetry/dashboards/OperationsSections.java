package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.metrics.DataFile;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What boards of the kind {@link BoardKind#OPERATIONS} show of all telemetry together, by operations.yaml. */
public final class OperationsSections {
    private static final Data ALL = DataFile.read(OperationsSections.class, "operations.yaml", Data.class);

    private static final int PERIOD = 60;

    /** More are a wall of lines. */
    private static final int MOST_LINES = 10;

    private OperationsSections() {}

    /**
     * {@return a section with how many notifications of topics arrived and how many failed}
     *
     * @param topicNames the names of the topics, such as the keys of {@code NotificationTopics.getTopicArns()}
     */
    public static DashboardSection deliveries(Collection<String> topicNames) {
        return ALL.topics.section(null, Objects.requireNonNull(topicNames, "topicNames"));
    }

    /** {@return alarms by severity, what each has for such a board, its log groups, and the calls of the account} */
    static List<DashboardSection> of(List<? extends Telemetry> telemetry) {
        var sections = new ArrayList<>(List.of(AlarmStates.bySeverity(telemetry)));
        var parts = new LinkedHashMap<DashboardSection, List<DashboardWidget>>();
        var groups = new LinkedHashMap<@Nullable String, Set<String>>();
        for (var each : telemetry) {
            for (var section : each.board(BoardKind.OPERATIONS).sections()) {
                var heading = new DashboardSection(section.title(), section.region(), List.of());
                parts.computeIfAbsent(heading, none -> new ArrayList<>()).addAll(section.widgets());
            }
            groups.computeIfAbsent(region(each), none -> new LinkedHashSet<>()).addAll(each.logGroupNames());
        }
        parts.forEach((heading, widgets) ->
                sections.add(new DashboardSection(heading.title(), heading.region(), widgets).fullRows()));
        groups.forEach((region, names) -> sections.add(ALL.logGroups.section(region, names)));
        sections.add(new DashboardSection(
                        "Usage",
                        ALL.usage.stream().map(OperationsSections::usage).toList())
                .fullRows());
        return sections;
    }

    /** {@return the region of what it shows; null for that of the board} */
    private static @Nullable String region(Telemetry telemetry) {
        return telemetry.sections().stream()
                .map(DashboardSection::region)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static DashboardWidget usage(List<String> row) {
        var calls = new Spread(
                MetricCatalogue.of("AWS/Usage").metric("CallCount"),
                "Sum",
                "",
                List.of("Resource"),
                Ordered.map("Class", "None", "Service", row.get(1), "Type", "API"),
                MOST_LINES);
        return Graph.of(row.get(0), PERIOD, "calls a minute")
                .expression(calls.expression(PERIOD))
                .widget();
    }

    private record Data(Lines logGroups, Lines topics, List<List<String>> usage) {}

    /** Graphs with a line for each thing. */
    private record Lines(String title, String namespace, String dimension, List<List<String>> graphs) {
        DashboardSection section(@Nullable String region, Collection<String> names) {
            var all = List.copyOf(names);
            var widgets = new ArrayList<DashboardWidget>();
            for (var row : graphs) {
                var metric = MetricCatalogue.of(namespace).metric(row.get(2));
                for (int from = 0; from < all.size(); from += MOST_LINES) {
                    var graph = Graph.of(row.get(0), PERIOD, row.get(1));
                    for (var name : all.subList(from, Math.min(all.size(), from + MOST_LINES))) {
                        graph = graph.line(metric, Map.of(dimension, name), "Sum", name);
                    }
                    widgets.add(graph.widget(WidgetWidth.HALF.columns(), Graph.HEIGHT));
                }
            }
            return new DashboardSection(title, region, widgets).fullRows();
        }
    }
}

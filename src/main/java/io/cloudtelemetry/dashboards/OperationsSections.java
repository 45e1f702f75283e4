package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.dashboards.Graph.Drawn;
import io.cloudtelemetry.metrics.DataFile;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What boards of the kind {@link BoardKind#OPERATIONS} show of all telemetry together, by operations.yaml. */
public record OperationsSections(List<OfEach> ingestion, List<Usage> usage, List<OfEach> deliveries) {
    public OperationsSections {
        ingestion = List.copyOf(Objects.requireNonNull(ingestion, "ingestion"));
        usage = List.copyOf(Objects.requireNonNull(usage, "usage"));
        deliveries = List.copyOf(Objects.requireNonNull(deliveries, "deliveries"));
    }

    private static final OperationsSections ALL =
            DataFile.read(OperationsSections.class, "operations.yaml", OperationsSections.class);

    private static final int PERIOD = 60;

    /** More are a wall of lines. */
    private static final int MOST_LINES = 10;

    /**
     * {@return a section with how many notifications of topics arrived and how many failed}
     *
     * @param topicNames the names of the topics, such as the keys of {@code NotificationTopics.getTopicArns()}
     */
    public static DashboardSection deliveries(Collection<String> topicNames) {
        return ofEach(
                "Notifications",
                null,
                ALL.deliveries,
                "AWS/SNS",
                "TopicName",
                Objects.requireNonNull(topicNames, "topicNames"));
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
        groups.forEach((region, names) ->
                sections.add(ofEach("Log groups", region, ALL.ingestion, "AWS/Logs", "LogGroupName", names)));
        sections.add(new DashboardSection(
                        "Usage", ALL.usage.stream().map(Usage::graph).toList())
                .fullRows());
        return sections;
    }

    private static DashboardSection ofEach(
            String title,
            @Nullable String region,
            List<OfEach> graphs,
            String namespace,
            String dimension,
            Collection<String> names) {
        return new DashboardSection(
                        title,
                        region,
                        graphs.stream()
                                .flatMap(each -> each.graphs(MetricCatalogue.of(namespace), dimension, names))
                                .toList())
                .fullRows();
    }

    /** {@return the region of what it shows; null for that of the board} */
    private static @Nullable String region(Telemetry telemetry) {
        return telemetry.sections().stream()
                .map(DashboardSection::region)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Graphs of one metric with a line for each thing. */
    record OfEach(String title, String label, String metric) {
        Stream<DashboardWidget> graphs(MetricCatalogue metrics, String dimension, Collection<String> names) {
            var definition = metrics.metric(metric);
            var graphs = new ArrayList<Graph>();
            var lines = 0;
            for (var name : names) {
                if (lines++ % MOST_LINES == 0) {
                    graphs.add(Graph.of(title, PERIOD, label));
                }
                var last = graphs.size() - 1;
                graphs.set(last, graphs.get(last).line(definition, Map.of(dimension, name), "Sum", name));
            }
            return graphs.stream().map(graph -> graph.widget(DashboardWidget.COLUMNS / 2, Graph.HEIGHT));
        }
    }

    /** A graph of the operations of a service that are called most. */
    record Usage(String title, String service) {
        DashboardWidget graph() {
            var query =
                    "SELECT SUM(CallCount) FROM SCHEMA(\"AWS/Usage\", Class, Resource, Service, Type) WHERE Service = '%s' GROUP BY Resource ORDER BY SUM() DESC LIMIT %d"
                            .formatted(service, MOST_LINES);
            return Graph.of(title, PERIOD, "calls a minute")
                    .expression(new GraphExpression(query, "", null, Drawn.LEFT))
                    .widget();
        }
    }
}

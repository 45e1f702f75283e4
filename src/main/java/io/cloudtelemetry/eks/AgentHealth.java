package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.BoardContent;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.Graph;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a board of operations shows of a cluster: whether its agents still publish. */
final class AgentHealth {
    private static final int HALF = DashboardWidget.COLUMNS / 2;

    private AgentHealth() {}

    static BoardContent of(AlarmSubject subject, List<NamedAlarm> alarms, String region) {
        var widgets = new ArrayList<DashboardWidget>();
        var name = subject.name();
        if (subject.switchedOn().contains("otel")) {
            widgets.add(new DashboardWidget(
                    "text",
                    HALF,
                    2,
                    Map.of(
                            "markdown",
                            "**%s**: its metrics come over OpenTelemetry, and no graph can count them; the alarm agent-silent does."
                                    .formatted(name))));
        } else {
            // One of the agents, the leader, publishes it: a point each interval, or none of the cluster's own metrics
            // arrives.
            var period = subject.shortestPeriod();
            widgets.add(Graph.of("Agents of " + name, period, "in each period")
                    .line(
                            MetricCatalogue.of("ContainerInsights").metric("cluster_node_count"),
                            subject.dimensions(),
                            "SampleCount",
                            "data points")
                    .widget(HALF, 6));
        }
        var silent = alarms.stream()
                .filter(alarm -> alarm.name().endsWith("-agent-silent-" + alarm.severity()))
                .toList();
        if (!silent.isEmpty()) {
            widgets.add(AlarmStates.widget("Agents of " + name + " are silent", HALF, silent));
        }
        return new BoardContent(List.of(new DashboardSection("Agents", region, widgets)), List.of());
    }
}

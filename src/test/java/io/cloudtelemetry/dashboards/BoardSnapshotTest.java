package io.cloudtelemetry.dashboards;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

/** One board with a widget of each kind, as CloudWatch reads it. */
class BoardSnapshotTest {
    @Test
    void aBoardReadsAsBefore() throws IOException {
        var metric = MetricCatalogue.of("ContainerInsights").metric("node_memory_utilization");
        var cluster = Map.of("ClusterName", "prod");
        var memory = Graph.of("Memory of the nodes", 60, "percent")
                .limit(Threshold.above(80))
                .line(metric, cluster, "Average", "average node")
                .line(metric, cluster, "Maximum", "highest node");
        var alarm = new DashboardWidget(
                "alarm",
                24,
                2,
                Map.of(
                        "title",
                        "Alarm states",
                        "alarms",
                        List.of("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a")));
        var failures = new LogQuery("Latest failures", List.of("/some/group"), "fields @message | limit 50");
        var stack = new Stack();
        TelemetryDashboard.Builder.create(stack, "Board")
                .sections(List.of(
                        new DashboardSection("Alarms", List.of(alarm)),
                        new DashboardSection("Cluster prod", List.of(memory.widget())),
                        new DashboardSection("Log", List.of(DashboardWidget.table(failures)))))
                .build();

        Snapshots.matches(
                "board.json",
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(BoardBody.widgets(stack))
                        + "\n");
    }
}

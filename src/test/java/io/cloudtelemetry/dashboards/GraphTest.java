package io.cloudtelemetry.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

class GraphTest {
    private static final MetricDefinition NODE_CPU =
            MetricCatalogue.of("ContainerInsights").metric("node_cpu_utilization");
    private static final Map<String, String> CLUSTER = Map.of("ClusterName", "prod");

    private static Graph graph() {
        return Graph.of("CPU", 300, "percent").line(NODE_CPU, CLUSTER, "Maximum", "highest node");
    }

    private static JsonNode properties(Graph graph) {
        return new ObjectMapper().valueToTree(graph.widget().properties());
    }

    @Test
    void isAThirdOfTheBoardWide() {
        var widget = graph().widget();

        assertThat(widget.type()).isEqualTo("metric");
        assertThat(widget.width() * 3).isEqualTo(DashboardWidget.COLUMNS);
        assertThat(widget.height()).isEqualTo(6);
    }

    @Test
    void drawsLinesOverTimeFromZeroUp() {
        var properties = properties(graph());

        assertThat(properties.get("title").asText()).isEqualTo("CPU");
        assertThat(properties.get("view").asText()).isEqualTo("timeSeries");
        assertThat(properties.get("stacked").booleanValue()).isFalse();
        assertThat(properties.get("period").intValue()).isEqualTo(300);
        assertThat(properties.at("/yAxis/left").toString())
                .contains("\"min\":0")
                .contains("\"label\":\"percent\"")
                .contains("\"showUnits\":false");
    }

    @Test
    void mathNamesLinesByTheirIds() {
        var half = graph().line(new Graph.Line(NODE_CPU, CLUSTER, "Average", "cpu", "cpu", Graph.Drawn.HIDDEN))
                .math("cpu / 2", "half");

        var metrics = properties(half).get("metrics");
        assertThat(metrics.get(1).get(4).get("visible").booleanValue()).isFalse();
        assertThat(metrics.get(2).get(0).get("expression").asText()).isEqualTo("cpu / 2");
        assertThatThrownBy(() -> graph().math("cpu / 2", "half").widget())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("math must name metrics of the graph by their ids, which are [], got cpu in \"cpu / 2\"");
    }

    @Test
    void whatASearchQuotesIsNoName() {
        var found = graph().search("{AWS/Lambda,FunctionName} MetricName=\"Errors\"", "Sum", "errors");

        assertThat(properties(found).at("/metrics/1/0/expression").asText())
                .isEqualTo("SEARCH('{AWS/Lambda,FunctionName} MetricName=\"Errors\"', 'Sum', 300)");
    }

    @Test
    void holdsAtMost500Metrics() {
        var full = new Graph(
                "CPU",
                300,
                Graph.View.LINES,
                new GraphAxis(null, null, null),
                null,
                List.of(),
                Collections.nCopies(500, new Graph.Line(NODE_CPU, CLUSTER, "Average", "cpu")),
                List.of());

        assertThatThrownBy(() -> full.math("1", "one more"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metrics must be at most 500 in a graph, got 501");
    }

    @Test
    void aLineNamesTheSeriesThenHowItIsDrawn() {
        var line = properties(graph()).at("/metrics/0");

        assertThat(BoardBody.list(line).subList(0, 4))
                .extracting(JsonNode::asText)
                .containsExactly("ContainerInsights", "node_cpu_utilization", "ClusterName", "prod");
        assertThat(line.get(4).get("stat").asText()).isEqualTo("Maximum");
        assertThat(line.get(4).get("label").asText()).isEqualTo("highest node");
        assertThat(line).hasSize(5);
    }

    @Test
    void aLineNamesEveryDimension() {
        var node = Map.of("NodeName", "n1", "ClusterName", "prod", "InstanceId", "i-1");
        var line = properties(Graph.of("CPU", 60, "percent").line(NODE_CPU, node, "p90", "n1"))
                .at("/metrics/0");

        assertThat(BoardBody.list(line).subList(2, 8))
                .extracting(JsonNode::asText)
                .containsExactly("ClusterName", "prod", "InstanceId", "i-1", "NodeName", "n1");
    }

    @Test
    void drawsLinesInTheOrderGiven() {
        var graph = graph().line(NODE_CPU, CLUSTER, "Average", "average node");

        assertThat(properties(graph).get("metrics"))
                .extracting(line -> line.get(4).get("stat").asText())
                .containsExactly("Maximum", "Average");
    }

    @Test
    void drawsTheThresholdAcross() {
        var annotation = properties(graph().limit(Threshold.above(80))).at("/annotations/horizontal");

        assertThat(annotation).hasSize(1);
        assertThat(annotation.at("/0/label").asText()).isEqualTo("alarm above 80");
        assertThat(annotation.at("/0/value").doubleValue()).isEqualTo(80);
    }

    @Test
    void drawsNoThresholdUnlessThereIsOne() {
        assertThat(properties(graph()).has("annotations")).isFalse();
        assertThat(properties(graph().limit(Threshold.above(80)).limit(null)).has("annotations"))
                .isFalse();
    }

    @Test
    void aThresholdLeavesTheLinesAlone() {
        assertThat(graph().limit(Threshold.above(80)).lines()).isEqualTo(graph().lines());
        assertThat(graph().limit(Threshold.above(80))
                        .line(NODE_CPU, CLUSTER, "Average", "average")
                        .limits())
                .containsExactly(Threshold.above(80));
    }

    @Test
    void refusesALineOfASeriesThatIsNotPublished() {
        var graph = graph();
        var half = Map.of("ClusterName", "prod", "NodeName", "n1");

        assertThatThrownBy(() -> graph.line(NODE_CPU, half, "Average", "n1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dimensions of ContainerInsights node_cpu_utilization must be [ClusterName] or"
                        + " [ClusterName, InstanceId, NodeName], got [ClusterName, NodeName]");
    }

    @Test
    void refusesALineWithoutItsSubject() {
        var graph = graph();

        assertThatThrownBy(() -> graph.line(NODE_CPU, Map.of(), "Average", "all"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dimensions of ContainerInsights node_cpu_utilization must be [ClusterName] or"
                        + " [ClusterName, InstanceId, NodeName], got []");
    }

    @Test
    void whatTheListsLackIsAWarningOfTheBoard() {
        var stack = new Stack();
        var sent = MetricCatalogue.find("AWS/SQS", "NumberOfMessagesSent");
        var graph = Graph.of("Sent", 60, "messages")
                .line(sent, Map.of("QueName", "orders"), "Sum", "orders")
                .line(sent, Map.of("QueueName", "orders"), "Sum", "orders");

        TelemetryDashboard.Builder.create(stack, "Board")
                .sections(List.of(new DashboardSection("Queue", List.of(graph.widget()))))
                .build();

        var annotations = Annotations.fromStack(stack);
        assertThat(annotations.findWarning("*", Match.stringLikeRegexp("unlistedMetric")))
                .hasSize(1);
        annotations.hasWarning(
                "/Default/Board",
                Match.stringLikeRegexp(
                        "AWS lists no series of AWS/SQS NumberOfMessagesSent by \\[QueName]; did you mean \\[QueueName]\\?.*"));
    }
}

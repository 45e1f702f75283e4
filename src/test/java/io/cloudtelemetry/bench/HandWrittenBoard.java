package io.cloudtelemetry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;

/** The boards: each a body of widgets as CloudWatch reads it, laid out three in a row. */
final class HandWrittenBoard {
    private static final String PERFORMANCE =
            "cpu_utilization memory_utilization filesystem_utilization network_rx_bytes network_tx_bytes diskio_io restarts running";

    private final Stack stack;
    private final List<Map<String, Object>> widgets = new ArrayList<>();

    private HandWrittenBoard(Stack stack) {
        this.stack = stack;
    }

    static void define(Stack stack) {
        var board = new HandWrittenBoard(stack);
        board.alarms();
        var cluster = Map.of("ClusterName", "NRSON-EKS-CLUSTER");
        board.text("## Cluster NRSON-EKS-CLUSTER");
        for (var what : List.of("node_cpu_utilization", "node_memory_utilization", "node_filesystem_utilization")) {
            board.graph(what, "ContainerInsights", cluster, what, "Average", what, "Maximum");
        }
        board.graph(
                "Network of the nodes",
                "ContainerInsights",
                cluster,
                "node_network_total_bytes",
                "Average",
                "node_network_total_bytes",
                "Maximum");
        board.graph("Failed nodes", "ContainerInsights", cluster, "cluster_failed_node_count", "Maximum");
        board.graph("Nodes", "ContainerInsights", cluster, "cluster_node_count", "Maximum");
        var performance = "SOURCE '/aws/containerinsights/NRSON-EKS-CLUSTER/performance' | filter Type = ";
        board.table("Nodes by memory", performance + "\"Node\" | stats max(node_memory_utilization) by NodeName", 12);
        board.table("Pods by memory", performance + "\"Pod\" | stats max(pod_memory_utilization) by PodName", 12);
        board.text("## REST API NRSON-API-SERVICE, stage api");
        var api = HandWrittenApi.DIMENSIONS;
        board.graph("Requests", "AWS/ApiGateway", api, "Count", "SampleCount");
        board.graph("Errors", "AWS/ApiGateway", api, "4XXError", "Average", "5XXError", "Average");
        board.graph(
                "Latency",
                "AWS/ApiGateway",
                api,
                "Latency",
                "p50",
                "Latency",
                "p90",
                "Latency",
                "p99",
                "IntegrationLatency",
                "p90");
        board.text(
                "[Trace map of the region](https://console.aws.amazon.com/cloudwatch/home?region=%s#xray:service-map/map)"
                        .formatted(HandWrittenApp.REGION));
        board.text("## Execution log of NRSON-API-SERVICE, stage api");
        for (var title : List.of("Latest failures", "Slowest calls of the backend")) {
            board.table(
                    title,
                    "SOURCE 'API-Gateway-Execution-Logs_a1b2c3d4e5/api' | " + HandWrittenApi.QUERIES.get(title),
                    24);
        }
        board.define("NRSON-Telemetry");
        graphs(stack, "NRSON-Performance", "ContainerInsights", cluster, "node pod service namespace", PERFORMANCE);
        graphs(stack, "NRSON-Resources", "ContainerInsights", cluster, "node pod namespace", "cpu memory number");
        graphs(stack, "NRSON-API", "AWS/ApiGateway", api, "Count Latency 4XXError 5XXError", "a b c d");
        graphs(
                stack,
                "NRSON-Operations",
                "AWS/SNS",
                Map.of("TopicName", HandWrittenApp.TOPIC),
                "sent failed",
                PERFORMANCE);
    }

    /** A board of a kind: about as many widgets as telemetry.yaml gives it. */
    private static void graphs(
            Stack stack, String name, String namespace, Map<String, String> of, String things, String measures) {
        var board = new HandWrittenBoard(stack);
        for (var thing : things.split(" ")) {
            board.text("## " + thing);
            for (var measure : measures.split(" ")) {
                var metric = thing + "_" + measure;
                board.graph(metric, namespace, of, metric, "Average", metric, "Maximum");
            }
        }
        board.define(name);
    }

    private void define(String name) {
        CfnDashboard.Builder.create(stack, name)
                .dashboardName(name)
                .dashboardBody(stack.toJsonString(Map.of("widgets", widgets)))
                .build();
    }

    private void alarms() {
        var arn = "arn:%s:cloudwatch:%s:%s:alarm:"
                .formatted(stack.getPartition(), HandWrittenApp.REGION, stack.getAccount());
        var names = Stream.of(
                "NRSON-EKS-CLUSTER-node-memory-critical",
                "NRSON-EKS-CLUSTER-node-cpu-warning",
                "NRSON-EKS-CLUSTER-node-filesystem-warning",
                "NRSON-EKS-CLUSTER-pod-cpu-limit-warning",
                "NRSON-EKS-CLUSTER-pod-memory-limit-warning",
                "NRSON-EKS-CLUSTER-failed-nodes-critical",
                "NRSON-EKS-CLUSTER-agent-silent-critical",
                "NRSON-API-SERVICE-api-server-errors-critical",
                "NRSON-API-SERVICE-api-client-errors-warning",
                "NRSON-API-SERVICE-api-latency-warning");
        text("## Alarms");
        add(
                "alarm",
                24,
                4,
                Map.of("title", "Alarm states", "alarms", names.map(arn::concat).toList()));
    }

    private void text(String markdown) {
        add("text", 24, 1, Map.of("markdown", markdown));
    }

    private void graph(String title, String namespace, Map<String, String> dimensions, String... metricsAndStatistics) {
        var metrics = new ArrayList<List<Object>>();
        for (int i = 0; i < metricsAndStatistics.length; i += 2) {
            var metric = new ArrayList<Object>(List.of(namespace, metricsAndStatistics[i]));
            dimensions.forEach((name, value) -> metric.addAll(List.of(name, value)));
            metric.add(Map.of("stat", metricsAndStatistics[i + 1]));
            metrics.add(metric);
        }
        add(
                "metric",
                8,
                6,
                Map.of(
                        "title",
                        title,
                        "view",
                        "timeSeries",
                        "period",
                        60,
                        "region",
                        HandWrittenApp.REGION,
                        "yAxis",
                        Map.of("left", Map.of("min", 0)),
                        "metrics",
                        metrics));
    }

    private void table(String title, String query, int width) {
        add("log", width, 8, Map.of("title", title, "view", "table", "region", HandWrittenApp.REGION, "query", query));
    }

    /** Without x and y, CloudWatch puts each widget into the next free place. */
    private void add(String type, int width, int height, Map<String, Object> properties) {
        widgets.add(Map.of("type", type, "width", width, "height", height, "properties", properties));
    }
}

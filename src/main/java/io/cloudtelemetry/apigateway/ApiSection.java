package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.Graph;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a board that show one stage. */
final class ApiSection {
    private static final int PERIOD = 60;

    private ApiSection() {}

    /** {@return traffic, errors and latency} Errors as the share that alarms compare, not as a number. */
    static DashboardSection metrics(
            ApiStage stage, String region, List<DefinedAlarm> alarms, @Nullable Switch tracing) {
        var graphs = switch (stage.kind()) {
            case REST ->
                requests(
                        stage,
                        RestApiMetric.COUNT,
                        RestApiMetric.CLIENT_ERROR,
                        RestApiMetric.SERVER_ERROR,
                        RestApiMetric.LATENCY,
                        RestApiMetric.INTEGRATION_LATENCY);
            case HTTP ->
                requests(
                        stage,
                        HttpApiMetric.COUNT,
                        HttpApiMetric.CLIENT_ERROR,
                        HttpApiMetric.SERVER_ERROR,
                        HttpApiMetric.LATENCY,
                        HttpApiMetric.INTEGRATION_LATENCY);
            case WEBSOCKET -> messages(stage);
        };
        var widgets = new ArrayList<DashboardWidget>();
        graphs.map(graph -> graph.limits(alarms).widget()).forEach(widgets::add);
        if (tracing == Switch.ON) {
            widgets.add(DashboardWidget.text(
                    1,
                    "[Trace map of the region](https://%s/cloudwatch/home?region=%s#xray:service-map/map)"
                            .formatted(console(region), region)));
        }
        return new DashboardSection(
                "%s %s, stage %s".formatted(stage.kind(), stage.apiName(), stage.stageName()), region, widgets);
    }

    /** "AWS Management Console" in the guides to AWS in China and to AWS GovCloud (US); a region not known counts as others. */
    private static String console(String region) {
        if (region.startsWith("cn-")) {
            return "console.amazonaws.cn";
        }
        return region.startsWith("us-gov-") ? "console.amazonaws-us-gov.com" : "console.aws.amazon.com";
    }

    private static Stream<Graph> requests(
            ApiStage stage,
            MetricDefinition count,
            MetricDefinition clientError,
            MetricDefinition serverError,
            MetricDefinition latency,
            MetricDefinition integrationLatency) {
        var of = stage.metricDimensions();
        return Stream.of(
                Graph.of("Requests", PERIOD, "requests").line(count, of, "SampleCount", "requests"),
                Graph.of("Errors", PERIOD, "share of requests")
                        .line(clientError, of, "Average", "4xx")
                        .line(serverError, of, "Average", "5xx"),
                Graph.of("Latency", PERIOD, "milliseconds")
                        .line(latency, of, "p50", "p50")
                        .line(latency, of, "p90", "p90")
                        .line(latency, of, "p99", "p99")
                        .line(integrationLatency, of, "p90", "p90 of the backend"));
    }

    private static Stream<Graph> messages(ApiStage stage) {
        var of = stage.metricDimensions();
        return Stream.of(
                Graph.of("Messages", PERIOD, "messages")
                        .line(WebSocketApiMetric.MESSAGE_COUNT, of, "SampleCount", "messages")
                        .line(WebSocketApiMetric.CONNECT_COUNT, of, "SampleCount", "connections"),
                Graph.of("Errors", PERIOD, "share of messages")
                        .line(WebSocketApiMetric.CLIENT_ERROR, of, "Average", "refused")
                        .line(WebSocketApiMetric.EXECUTION_ERROR, of, "Average", "failed calls")
                        .line(WebSocketApiMetric.INTEGRATION_ERROR, of, "Average", "errors of the backend"),
                Graph.of("Latency of the backend", PERIOD, "milliseconds")
                        .line(WebSocketApiMetric.INTEGRATION_LATENCY, of, "p50", "p50")
                        .line(WebSocketApiMetric.INTEGRATION_LATENCY, of, "p90", "p90")
                        .line(WebSocketApiMetric.INTEGRATION_LATENCY, of, "p99", "p99"));
    }

    /** {@return the answers to those queries that need no id} */
    static DashboardSection log(String which, ApiStage stage, List<LogQuery> queries, String region) {
        return new DashboardSection(
                "%s log of %s, stage %s".formatted(which, stage.apiName(), stage.stageName()),
                region,
                queries.stream()
                        .filter(ApiQueries::isForBoards)
                        .map(DashboardWidget::table)
                        .toList());
    }
}

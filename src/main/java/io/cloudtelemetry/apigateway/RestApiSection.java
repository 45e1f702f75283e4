package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.Graph;
import io.cloudtelemetry.logs.LogQuery;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parts of a board that show one stage of a REST API. */
final class RestApiSection {
    private static final int PERIOD = 60;

    private RestApiSection() {}

    /** {@return requests, errors and latency} Errors as the share that alarms compare, not as a number. */
    static DashboardSection of(String apiName, String stageName, String region, List<DefinedAlarm> alarms) {
        var stage = Map.of("ApiName", apiName, "Stage", stageName);
        return new DashboardSection(
                "REST API %s, stage %s".formatted(apiName, stageName),
                region,
                Stream.of(
                                Graph.of("Requests", PERIOD, "requests")
                                        .line(RestApiMetric.COUNT, stage, "SampleCount", "requests"),
                                Graph.of("Errors", PERIOD, "share of requests")
                                        .line(RestApiMetric.CLIENT_ERROR, stage, "Average", "4xx")
                                        .line(RestApiMetric.SERVER_ERROR, stage, "Average", "5xx"),
                                Graph.of("Latency", PERIOD, "milliseconds")
                                        .line(RestApiMetric.LATENCY, stage, "p50", "p50")
                                        .line(RestApiMetric.LATENCY, stage, "p90", "p90")
                                        .line(RestApiMetric.LATENCY, stage, "p99", "p99")
                                        .line(RestApiMetric.INTEGRATION_LATENCY, stage, "p90", "p90 of the backend"))
                        .map(graph -> graph.limits(alarms).widget())
                        .toList());
    }

    /** {@return the latest requests that failed, from the execution log} */
    static DashboardSection executionLog(String apiName, String stageName, String logGroupName, String region) {
        return new DashboardSection(
                "Execution log of %s, stage %s".formatted(apiName, stageName),
                region,
                List.of(DashboardWidget.table(new LogQuery(
                        "Latest failures",
                        List.of(logGroupName),
                        "parse @message \"(*) *\" as requestId, text"
                                + " | filter text like /Execution failed|Method completed with status: 5/"
                                + " | fields @timestamp, requestId, text"
                                + " | sort @timestamp desc | limit 50"))));
    }
}

package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.logs.LogQuery;
import java.util.List;

/**
 * Queries of CloudWatch Logs Insights over the logs of a stage. The same are saved by name and shown on boards.
 *
 * <p>Entries of an execution log begin with the request's id in parentheses; those of an access log are the JSON preset.
 */
final class ApiQueries {
    /** What a person puts an id in place of. */
    private static final String REQUEST_ID = "REQUEST_ID";

    private static final String ENTRY = "parse @message \"(*) *\" as requestId, text";

    private ApiQueries() {}

    static List<LogQuery> ofExecutionLog(String group) {
        return List.of(
                new LogQuery(
                        "Latest failures",
                        List.of(group),
                        ENTRY
                                + " | filter text like /Execution failed|Method completed with status: 5/"
                                + " | fields @timestamp, requestId, text"
                                + " | sort @timestamp desc | limit 50"),
                new LogQuery(
                        "Slowest calls of the backend",
                        List.of(group),
                        ENTRY
                                + " | parse text /Integration latency: (?<milliseconds>\\d+) ms/"
                                + " | filter ispresent(milliseconds)"
                                + " | fields @timestamp, requestId, milliseconds"
                                + " | sort milliseconds desc | limit 25"),
                byId("Execution log of one request", group));
    }

    static List<LogQuery> ofAccessLog(ApiKind kind, String group) {
        var latency = kind == ApiKind.WEBSOCKET ? "integrationLatency" : "latency";
        var fields = kind == ApiKind.WEBSOCKET ? latency : "latency, integrationLatency";
        return List.of(
                new LogQuery(
                        "Slowest requests",
                        List.of(group),
                        "filter %s != \"-\" | fields @timestamp, requestId, route, status, %s | sort %s desc | limit 25"
                                .formatted(latency, fields, latency)),
                new LogQuery(
                        "Errors by caller",
                        List.of(group),
                        "filter status >= 400"
                                + " | stats count(*) as errors, max(@timestamp) as latest by caller, user, principal, ip, userAgent, status"
                                + " | sort errors desc | limit 25"),
                new LogQuery(
                        "Errors by route",
                        List.of(group),
                        "filter status >= 400"
                                + " | stats count(*) as errors by route, status, errorType, integrationError"
                                + " | sort errors desc | limit 25"),
                byId("Access log of one request", group));
    }

    private static LogQuery byId(String title, String group) {
        return new LogQuery(
                title,
                List.of(group),
                "filter @message like \"%s\" | fields @timestamp, @message | sort @timestamp asc | limit 1000"
                        .formatted(REQUEST_ID));
    }

    /** {@return whether a board can show it: a query that waits for an id shows nothing} */
    static boolean isForBoards(LogQuery query) {
        return !query.query().contains(REQUEST_ID);
    }
}

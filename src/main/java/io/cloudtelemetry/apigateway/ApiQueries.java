package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.metrics.DataFile;
import java.util.List;
import java.util.Map;

/** The queries of log-queries.yaml by title: those over an execution log, and those over an access log. */
record ApiQueries(Map<String, String> execution, Map<String, String> access) {
    private static final ApiQueries ALL = DataFile.read(ApiKind.class, "log-queries.yaml", ApiQueries.class);

    static List<LogQuery> ofExecutionLog(String group) {
        return ALL.execution.entrySet().stream()
                .map(query -> new LogQuery(query.getKey(), List.of(group), query.getValue()))
                .toList();
    }

    static List<LogQuery> ofAccessLog(ApiKind kind, String group) {
        var latencies = kind.facts().latencies();
        return ALL.access.entrySet().stream()
                .map(query -> new LogQuery(
                        query.getKey(),
                        List.of(group),
                        query.getValue()
                                .replace("LATENCY", latencies.get(0))
                                .replace("LATENCIES", String.join(", ", latencies))))
                .toList();
    }

    /** {@return whether a board can show it: a query that waits for an id shows nothing} */
    static boolean isForBoards(LogQuery query) {
        return !query.query().contains("REQUEST_ID");
    }
}

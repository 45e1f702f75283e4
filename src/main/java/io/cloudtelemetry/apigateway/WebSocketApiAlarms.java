package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;

/** Recommended alarms of a stage of a WebSocket API, and their names; docs/alarms.md lists all. */
public final class WebSocketApiAlarms {
    /** The share of messages whose call of the backend fails, or that the backend answers with 4xx or 5xx. */
    public static final String EXECUTION_ERRORS = "execution-errors";

    /** The share of messages that are refused. */
    public static final String CLIENT_ERRORS = "client-errors";

    /** The 90th percentile of the backend's time. */
    public static final String INTEGRATION_LATENCY = "integration-latency";

    /** The 99th percentile of the backend's time; off until it has a threshold, in milliseconds. */
    public static final String INTEGRATION_LATENCY_P99 = "integration-latency-p99";

    /** Messages a minute; off until it has a threshold. */
    public static final String TRAFFIC_GONE = "traffic-gone";

    private static final ApiAlarms ALL = ApiAlarms.of(ApiKind.WEBSOCKET);

    private WebSocketApiAlarms() {}

    /** {@return the alarms} Those that need a threshold of yours are off until {@link AlarmSet#change} gives one. */
    public static AlarmSet recommended() {
        return ALL.recommended();
    }

    /**
     * {@return the recommended alarms of one route, for {@code recommended().with(…)}} They need its detailed metrics.
     *
     * @throws IllegalArgumentException if the route key is blank
     */
    public static AlarmSpec[] forRoute(String routeKey) {
        return ALL.of(SettingsOverride.route(routeKey));
    }

    /** {@return an alarm on the percentage of messages that fail} With the limits of {@link RestApiAlarms#errorRate}. */
    public static AlarmSpec errorRate(double percent, int fewest) {
        return ALL.errorRate(percent, fewest);
    }

    /** {@return an alarm on traffic that is unusual for the time} With the limits of {@link RestApiAlarms#unusualTraffic}. */
    public static AlarmSpec unusualTraffic(double deviations) {
        return ALL.unusualTraffic(deviations);
    }
}

package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.RecommendedAlarms;
import java.util.Set;

/**
 * Recommended alarms of a stage of a WebSocket API, and their names. Those that AWS recommends have its thresholds;
 * docs/alarms.md lists all with condition, source and runbook.
 */
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

    private static final RecommendedAlarms ALL =
            RecommendedAlarms.read(WebSocketApiAlarms.class, "websocket-alarms.yaml");

    private WebSocketApiAlarms() {}

    /**
     * {@return the alarms} Those that need a threshold of yours are off until {@code
     * recommended().change(TRAFFIC_GONE, alarm -> alarm.thresholdValue(10))}.
     */
    public static AlarmSet recommended() {
        return ALL.with(Set.of());
    }

    /**
     * {@return the recommended alarms of one route, for {@code recommended().with(…)}} They need its detailed metrics.
     *
     * @throws IllegalArgumentException if the route key is none
     */
    public static AlarmSpec[] forRoute(String routeKey) {
        return PartAlarms.of(
                ALL, ApiKind.WEBSOCKET, SettingsOverride.route(routeKey).part());
    }

    /**
     * {@return an alarm on the percentage of messages that fail on the side of the API or its backend, computed from the counts}
     * Other than the share that is recommended, it leaves out minutes with few messages, where one failure is much.
     *
     * @param percent goes off above it
     * @param fewest messages in four minutes below which these count as good
     * @throws IllegalArgumentException if the percentage is not between 0 and 100, or fewest is less than 1
     */
    public static AlarmSpec errorRate(double percent, int fewest) {
        return PartAlarms.errorRate(
                WebSocketApiMetric.EXECUTION_ERROR,
                WebSocketApiMetric.INTEGRATION_ERROR,
                WebSocketApiMetric.MESSAGE_COUNT,
                percent,
                fewest);
    }

    /**
     * {@return an alarm on traffic that is unusually low or high for the time, as CloudWatch learns it} Minutes without messages
     * have no data and count as good: {@link #TRAFFIC_GONE} is for those.
     *
     * @param deviations the width of the expected band in standard deviations
     * @throws IllegalArgumentException if it is not above 0
     */
    public static AlarmSpec unusualTraffic(double deviations) {
        return PartAlarms.unusualTraffic(WebSocketApiMetric.MESSAGE_COUNT, deviations);
    }
}

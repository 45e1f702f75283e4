package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.RecommendedAlarms;
import java.util.Set;

/**
 * Recommended alarms of a stage of a WebSocket API, and their names. Those that AWS recommends have its thresholds;
 * docs/alarms.md lists all with condition, source and runbook.
 */
public final class WebSocketApiAlarms {
    /** The share of messages whose call of the backend fails. */
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
}

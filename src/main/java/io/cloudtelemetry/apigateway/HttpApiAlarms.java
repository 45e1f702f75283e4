package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.RecommendedAlarms;
import java.util.Set;

/**
 * Recommended alarms of a stage of an HTTP API, and their names. Those that AWS recommends have its thresholds;
 * docs/alarms.md lists all with condition, source and runbook.
 */
public final class HttpApiAlarms {
    /** The share of requests that fail with 5xx. */
    public static final String SERVER_ERRORS = "server-errors";

    /** The share of requests that are refused with 4xx. */
    public static final String CLIENT_ERRORS = "client-errors";

    /** The 90th percentile of the time until the answer. */
    public static final String LATENCY = "latency";

    /** The 90th percentile of the backend's time. */
    public static final String INTEGRATION_LATENCY = "integration-latency";

    /** The 99th percentile of the time until the answer; off until it has a threshold, in milliseconds. */
    public static final String LATENCY_P99 = "latency-p99";

    /** Requests a minute; off until it has a threshold. */
    public static final String TRAFFIC_GONE = "traffic-gone";

    private static final RecommendedAlarms ALL = RecommendedAlarms.read(HttpApiAlarms.class, "http-alarms.yaml");

    private HttpApiAlarms() {}

    /**
     * {@return the alarms} Those that need a threshold of yours are off until {@code
     * recommended().change(TRAFFIC_GONE, alarm -> alarm.thresholdValue(10))}.
     */
    public static AlarmSet recommended() {
        return ALL.with(Set.of());
    }
}

package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;

/** Recommended alarms of a stage of a REST API, and their names; docs/alarms.md lists all. */
public final class RestApiAlarms {
    /** The share of requests that fail with 5xx. */
    public static final String SERVER_ERRORS = "server-errors";

    /** The share of requests that are refused with 4xx. */
    public static final String CLIENT_ERRORS = "client-errors";

    /** The 90th percentile of the time until the answer. */
    public static final String LATENCY = "latency";

    /** The 90th percentile of the backend's time; off until it has a threshold, in milliseconds. */
    public static final String INTEGRATION_LATENCY = "integration-latency";

    /** The 99th percentile of the time until the answer; off until it has a threshold, in milliseconds. */
    public static final String LATENCY_P99 = "latency-p99";

    /** Requests a minute; off until it has a threshold. */
    public static final String TRAFFIC_GONE = "traffic-gone";

    private static final ApiAlarms ALL = ApiAlarms.of(ApiKind.REST);

    private RestApiAlarms() {}

    /** {@return the alarms} Those that need a threshold of yours are off until {@link AlarmSet#change} gives one. */
    public static AlarmSet recommended() {
        return ALL.recommended();
    }

    /**
     * {@return the recommended alarms of one method, for {@code recommended().with(…)}} They need its detailed metrics.
     *
     * @throws IllegalArgumentException if the method or the path is not valid
     */
    public static AlarmSpec[] forMethod(String httpMethod, String resourcePath) {
        return ALL.of(SettingsOverride.method(httpMethod, resourcePath));
    }

    /**
     * {@return an alarm on the percentage of requests that fail in the API or its backend} It leaves out minutes with few
     * requests, where a single failure is a large share.
     *
     * @param percent goes off above it
     * @param fewest requests in four minutes below which these count as good
     * @throws IllegalArgumentException if the percentage is not between 0 and 100, or fewest is less than 1
     */
    public static AlarmSpec errorRate(double percent, int fewest) {
        return ALL.errorRate(percent, fewest);
    }

    /**
     * {@return an alarm on traffic that is unusually low or high for the time, as CloudWatch learns it} Minutes without requests
     * count as good: {@link #TRAFFIC_GONE} is for those.
     *
     * @param deviations the width of the expected band in standard deviations
     * @throws IllegalArgumentException if it is not above 0
     */
    public static AlarmSpec unusualTraffic(double deviations) {
        return ALL.unusualTraffic(deviations);
    }
}

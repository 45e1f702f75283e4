package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.metrics.MetricDefinition;

/** The metrics of a WebSocket API, a data point a minute while there are messages. */
public final class WebSocketApiMetric {
    /** Connections, as messages to the route $connect; CloudWatch's SampleCount is their number. */
    public static final MetricDefinition CONNECT_COUNT = ApiKind.metric("ConnectCount");

    /** Messages from and to clients; CloudWatch's SampleCount is their number. */
    public static final MetricDefinition MESSAGE_COUNT = ApiKind.metric("MessageCount");

    /** Requests refused with 4xx before the backend; the Sum is their number, the Average their share from 0 to 1. */
    public static final MetricDefinition CLIENT_ERROR = ApiKind.metric("ClientError");

    /** Failed calls of the backend; the Sum is their number, the Average their share from 0 to 1. */
    public static final MetricDefinition EXECUTION_ERROR = ApiKind.metric("ExecutionError");

    /** Calls that the backend answered with 4xx or 5xx; the Sum is their number, the Average their share from 0 to 1. */
    public static final MetricDefinition INTEGRATION_ERROR = ApiKind.metric("IntegrationError");

    /** Milliseconds that the backend took; none for callbacks and mock integrations. */
    public static final MetricDefinition INTEGRATION_LATENCY = ApiKind.metric("IntegrationLatency");

    private WebSocketApiMetric() {}
}

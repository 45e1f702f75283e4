package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;

/** The metrics of a WebSocket API, a data point a minute while there are messages. */
public final class WebSocketApiMetric {
    /** Connections, as messages to the route $connect; CloudWatch's SampleCount is their number. */
    public static final MetricDefinition CONNECT_COUNT = metric("ConnectCount");

    /** Messages from and to clients; CloudWatch's SampleCount is their number. */
    public static final MetricDefinition MESSAGE_COUNT = metric("MessageCount");

    /** Requests refused with 4xx before the backend; the Sum is their number, the Average their share from 0 to 1. */
    public static final MetricDefinition CLIENT_ERROR = metric("ClientError");

    /** Failed calls of the backend; the Sum is their number, the Average their share from 0 to 1. */
    public static final MetricDefinition EXECUTION_ERROR = metric("ExecutionError");

    /** Calls that the backend answered with 4xx or 5xx; the Sum is their number, the Average their share from 0 to 1. */
    public static final MetricDefinition INTEGRATION_ERROR = metric("IntegrationError");

    /** Milliseconds that the backend took; none for callbacks and mock integrations. */
    public static final MetricDefinition INTEGRATION_LATENCY = metric("IntegrationLatency");

    private WebSocketApiMetric() {}

    private static MetricDefinition metric(String name) {
        return MetricCatalogue.of("AWS/ApiGateway").metric(name);
    }
}

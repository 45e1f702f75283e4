package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.metrics.MetricDefinition;

/** The metrics of an HTTP API, a data point a minute while there are requests. */
public final class HttpApiMetric {
    /** Requests; CloudWatch's SampleCount is their number. */
    public static final MetricDefinition COUNT = ApiKind.metric("Count");

    /** Requests answered with 4xx; the Sum is their number, the Average their share from 0 to 1. */
    public static final MetricDefinition CLIENT_ERROR = ApiKind.metric("4xx");

    /** Requests answered with 5xx; the Sum is their number, the Average their share from 0 to 1. */
    public static final MetricDefinition SERVER_ERROR = ApiKind.metric("5xx");

    /** Milliseconds from the request's arrival until the answer. */
    public static final MetricDefinition LATENCY = ApiKind.metric("Latency");

    /** Milliseconds that the backend took of it. */
    public static final MetricDefinition INTEGRATION_LATENCY = ApiKind.metric("IntegrationLatency");

    /** Bytes of requests and answers. */
    public static final MetricDefinition DATA_PROCESSED = ApiKind.metric("DataProcessed");

    private HttpApiMetric() {}
}

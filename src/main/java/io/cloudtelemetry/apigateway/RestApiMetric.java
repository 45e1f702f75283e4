package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.metrics.MetricDefinition;

/** The metrics of a REST API, a data point a minute while there are requests. */
public final class RestApiMetric {
    /** Requests; CloudWatch's SampleCount is their number. */
    public static final MetricDefinition COUNT = ApiKind.metric("Count");

    /** Requests answered with 4xx; the Sum is their number, the Average their share from 0 to 1. */
    public static final MetricDefinition CLIENT_ERROR = ApiKind.metric("4XXError");

    /** Requests answered with 5xx; the Sum is their number, the Average their share from 0 to 1. */
    public static final MetricDefinition SERVER_ERROR = ApiKind.metric("5XXError");

    /** Milliseconds from the request's arrival until the answer. */
    public static final MetricDefinition LATENCY = ApiKind.metric("Latency");

    /** Milliseconds that the backend took of it. */
    public static final MetricDefinition INTEGRATION_LATENCY = ApiKind.metric("IntegrationLatency");

    /** Requests answered from the cache; the Sum is their number, the Average their share from 0 to 1. */
    public static final MetricDefinition CACHE_HIT_COUNT = ApiKind.metric("CacheHitCount");

    /** Requests that the cache had no answer for; the Sum is their number, the Average their share from 0 to 1. */
    public static final MetricDefinition CACHE_MISS_COUNT = ApiKind.metric("CacheMissCount");

    private RestApiMetric() {}
}

package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSubject;

/** The kinds of API that API Gateway has, and what each can do; docs/api-gateway.md has the sources. */
public enum ApiKind {
    /** A REST API. */
    REST("REST API", "ApiName"),
    /** An HTTP API. */
    HTTP("HTTP API", "ApiId"),
    /** A WebSocket API. */
    WEBSOCKET("WebSocket API", "ApiId");

    private final String word;
    private final String dimension;

    ApiKind(String word, String dimension) {
        this.word = word;
        this.dimension = dimension;
    }

    /** {@return AWS's word, such as "REST API"} */
    @Override
    public String toString() {
        return word;
    }

    /** {@return the word in a sentence, such as "an HTTP API"} */
    String one() {
        return (this == HTTP ? "an " : "a ") + word;
    }

    /** {@return the dimension that keys its metrics, {@code ApiName} or {@code ApiId}} See {@link AlarmSubject#dimensions}. */
    public String dimension() {
        return dimension;
    }

    /** {@return whether API Gateway writes execution logs for it} */
    public boolean hasExecutionLogs() {
        return this != HTTP;
    }

    /** {@return whether X-Ray can trace it} */
    public boolean hasTracing() {
        return this == REST;
    }

    /** {@return whether its access logs can go to Amazon Data Firehose} */
    public boolean hasFirehose() {
        return this == REST;
    }

    /** {@return whether its access logs are written with the account's log role} An HTTP API uses a log delivery instead. */
    public boolean logsWithAccountRole() {
        return this != HTTP;
    }

    /** {@return whether settings are kept per method; otherwise they are per route} */
    public boolean hasMethods() {
        return this == REST;
    }
}

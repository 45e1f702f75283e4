package io.cloudtelemetry.apigateway;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of the JSON preset, by their names in the log.
 *
 * @param variables the variables, without {@code $context.}
 */
record AccessLogFields(Map<String, String> variables) {
    AccessLogFields {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    static AccessLogFields of(ApiKind kind) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("requestId", "requestId");
        fields.put("extendedRequestId", "extendedRequestId");
        fields.put("requestTime", "requestTime");
        fields.put("stage", "stage");
        fields.put("ip", "identity.sourceIp");
        fields.put("caller", "identity.caller");
        fields.put("user", "identity.user");
        fields.put("principal", "authorizer.principalId");
        fields.put("userAgent", "identity.userAgent");
        switch (kind) {
            case REST -> {
                fields.put("httpMethod", "httpMethod");
                fields.put("route", "resourcePath");
                fields.put("path", "path");
                fields.put("protocol", "protocol");
                fields.put("apiKeyId", "identity.apiKeyId");
            }
            case HTTP -> {
                fields.put("httpMethod", "httpMethod");
                fields.put("route", "routeKey");
                fields.put("path", "path");
                fields.put("protocol", "protocol");
            }
            case WEBSOCKET -> {
                fields.put("eventType", "eventType");
                fields.put("route", "routeKey");
                fields.put("connectionId", "connectionId");
                fields.put("messageId", "messageId");
            }
        }
        fields.put("status", "status");
        if (kind != ApiKind.WEBSOCKET) {
            fields.put("responseLength", "responseLength");
            fields.put("latency", "responseLatency");
        }
        fields.put("integrationLatency", "integration.latency");
        fields.put("integrationStatus", "integration.status");
        fields.put("integrationError", "integration.error");
        fields.put("errorType", "error.responseType");
        // Not error.messageString, which brings its own quotes: it is a bare "-", hence no JSON, where there is no
        // error.
        fields.put("error", "error.message");
        if (kind == ApiKind.REST) {
            fields.put("xrayTraceId", "xrayTraceId");
        }
        return new AccessLogFields(fields);
    }

    /** {@return the format in one line} */
    String format() {
        return variables.entrySet().stream()
                .map(field -> "\"%s\":\"$context.%s\"".formatted(field.getKey(), field.getValue()))
                .collect(joining(",", "{", "}"));
    }
}

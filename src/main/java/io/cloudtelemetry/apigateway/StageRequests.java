package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.ExistingStage.Throttling;
import io.cloudtelemetry.apigateway.RequestedSettings.AccessLogDestination;
import io.cloudtelemetry.ordered.Ordered;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The forms of UpdateStage's request. What they return lacks API and stage. */
enum StageRequests {
    /** "Patch operations", API Gateway API reference: each sets one thing and leaves all others. */
    PATCHES(
            "/logging/loglevel /logging/dataTrace /metrics/enabled /throttling/burstLimit /throttling/rateLimit",
            "updateStage",
            false) {
        @Override
        Map<String, Object> set(@Nullable Map<String, Object> all, Map<String, Map<String, Object>> parts) {
            var patches = new ArrayList<Map<String, String>>();
            if (all != null) {
                all.forEach((field, value) -> patches.add(replace(ALL_METHODS + field, value)));
            }
            parts.forEach((key, fields) -> fields.forEach((field, value) -> patches.add(replace(key + field, value))));
            return Map.of(OPERATIONS, patches);
        }

        @Override
        Map<String, Object> accessLogs(AccessLogDestination destination) {
            return Map.of(
                    OPERATIONS,
                    List.of(
                            replace("/accessLogSettings/destinationArn", destination.arn()),
                            replace("/accessLogSettings/format", destination.format())));
        }

        @Override
        Map<String, Object> noAccessLogs() {
            return Map.of(OPERATIONS, List.of(Ordered.map("op", "remove", "path", "/accessLogSettings")));
        }

        @Override
        String scheduled(String field) {
            return Character.toUpperCase(field.charAt(0)) + field.substring(1);
        }
    },
    /**
     * Fields, API Gateway v2 API reference. AWS does not say whether fields of DefaultRouteSettings that a request leaves out
     * keep their value; go-to-k/cdkd measured that they do (#1160, #1577). So every call that sets some of them sends all that
     * are known, and what is not known, the throttling, wants to be stated; but a call that turns some off relies on what was
     * measured.
     */
    FIELDS(
            "LoggingLevel DataTraceEnabled DetailedMetricsEnabled ThrottlingBurstLimit ThrottlingRateLimit",
            "deleteAccessLogSettings",
            true) {
        @Override
        Map<String, Object> set(@Nullable Map<String, Object> all, Map<String, Map<String, Object>> parts) {
            var request = new LinkedHashMap<String, Object>();
            if (all != null) {
                request.put("DefaultRouteSettings", all);
            }
            if (!parts.isEmpty()) {
                request.put("RouteSettings", parts);
            }
            return request;
        }

        @Override
        Map<String, Object> accessLogs(AccessLogDestination destination) {
            return Map.of(
                    "AccessLogSettings",
                    Ordered.map("DestinationArn", destination.arn(), "Format", destination.format()));
        }

        @Override
        Map<String, Object> noAccessLogs() {
            return Map.of();
        }

        @Override
        String scheduled(String field) {
            // These have capitals already, and keys of routes have what they have.
            return field;
        }
    };

    private static final String ALL_METHODS = "/*/*";
    private static final String OPERATIONS = "patchOperations";

    private final List<String> fields;
    private final String actionWithoutAccessLogs;
    private final boolean sendsAll;

    StageRequests(String fields, String actionWithoutAccessLogs, boolean sendsAll) {
        this.fields = List.of(fields.split(" "));
        this.actionWithoutAccessLogs = actionWithoutAccessLogs;
        this.sendsAll = sendsAll;
    }

    /**
     * {@return the request that sets these fields}
     *
     * @param all those of the stage; null for none
     * @param parts those of methods or routes, by {@link MethodOrRoute#key}
     */
    abstract Map<String, Object> set(@Nullable Map<String, Object> all, Map<String, Map<String, Object>> parts);

    /** {@return the request that sets access logs} */
    abstract Map<String, Object> accessLogs(AccessLogDestination destination);

    /** {@return the request of {@link #actionWithoutAccessLogs}} */
    abstract Map<String, Object> noAccessLogs();

    /** {@return a field in the words of EventBridge Scheduler, which begin with a capital} */
    abstract String scheduled(String field);

    /** {@return the SDK's method that takes access logs away} */
    String actionWithoutAccessLogs() {
        return actionWithoutAccessLogs;
    }

    /** {@return whether each request has all fields that are known} */
    boolean sendsAll() {
        return sendsAll;
    }

    /** {@return the fields of a stage, a method or a route} */
    Map<String, Object> fields(PartSettings settings, @Nullable Throttling throttling) {
        return named(
                settings.level(),
                settings.dataTrace(),
                settings.metrics(),
                throttling == null ? null : throttling.burstLimit(),
                throttling == null ? null : throttling.rateLimit());
    }

    /** {@return those of level, data trace, metrics, burst and rate that are not null, by their names} */
    Map<String, Object> named(@Nullable Object... values) {
        var stated = new LinkedHashMap<String, Object>();
        for (int index = 0; index < values.length; index++) {
            if (values[index] != null) {
                stated.put(fields.get(index), values[index]);
            }
        }
        return stated;
    }

    /** {@return the request that sets tracing, which REST APIs alone have} */
    static Map<String, Object> tracing(boolean on) {
        return Map.of(OPERATIONS, List.of(replace("/tracingEnabled", on)));
    }

    private static Map<String, String> replace(String path, Object value) {
        var text = value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
        return Ordered.map("op", "replace", "path", path, "value", text);
    }
}

package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;

/** What API Gateway keeps for the whole stage and for single methods or routes; null is left as it is. */
record PartSettings(
        @Nullable String level,
        @Nullable Boolean dataTrace,
        @Nullable Boolean metrics) {
    /** The key of the patches for all methods. */
    static final String ALL_METHODS = "/*/*";

    static final PartSettings NO_BODIES = new PartSettings(null, false, null);

    private static final String DATA_TRACE = "DataTraceEnabled";

    boolean isEmpty() {
        return level == null && dataTrace == null && metrics == null;
    }

    PartSettings logsOnly() {
        return new PartSettings(level, dataTrace, null);
    }

    PartSettings metricsOnly() {
        return new PartSettings(null, null, metrics);
    }

    /** {@return the same settings, but bodies are not written} */
    PartSettings withoutBodies() {
        return new PartSettings(level, dataTrace == null ? null : Boolean.FALSE, metrics);
    }

    /**
     * {@return these settings for a method or route that has its own, which keeps logging or bodies off where it has turned
     * them off, as a login may}
     */
    PartSettings keepingOff(@Nullable Object ownLevel, @Nullable Object ownDataTrace) {
        if (MethodLoggingLevel.OFF.name().equals(ownLevel)) {
            return metricsOnly();
        }
        return Boolean.FALSE.equals(ownDataTrace) ? withoutBodies() : this;
    }

    PartSettings off() {
        return new PartSettings(
                level == null ? null : MethodLoggingLevel.OFF.name(),
                dataTrace == null ? null : Boolean.FALSE,
                metrics == null ? null : Boolean.FALSE);
    }

    /** {@return the operations that set a REST API's part under a key: "Patch operations", API Gateway API reference} */
    List<Map<String, String>> patches(String key) {
        var patches = new ArrayList<Map<String, String>>();
        if (level != null) {
            patches.add(replace(key + "/logging/loglevel", level));
        }
        if (dataTrace != null) {
            patches.add(replace(key + "/logging/dataTrace", dataTrace));
        }
        if (metrics != null) {
            patches.add(replace(key + "/metrics/enabled", metrics));
        }
        return patches;
    }

    static Map<String, String> replace(String path, Object value) {
        return Ordered.map("op", "replace", "path", path, "value", String.valueOf(value));
    }

    /** {@return the part of UpdateStage's request that changes a stage of a REST API} */
    static Map<String, Object> request(List<Map<String, String>> patches) {
        return Map.of("patchOperations", patches);
    }

    /** {@return the part of UpdateStage's request that stops the writing of bodies under these keys} */
    static Map<String, Object> requestWithoutBodies(List<String> keys) {
        return request(
                keys.stream().flatMap(key -> NO_BODIES.patches(key).stream()).toList());
    }

    /** {@return the fields of {@code RouteSettings} in the API of API Gateway v2, as an SDK or CloudFormation names them} */
    Map<String, Object> routeSettings() {
        var fields = new LinkedHashMap<String, Object>();
        put(fields, "LoggingLevel", level);
        put(fields, DATA_TRACE, dataTrace);
        put(fields, "DetailedMetricsEnabled", metrics);
        return fields;
    }

    /** {@return whether fields of {@code RouteSettings} write bodies, or may do so} */
    static boolean writeBodies(Map<String, Object> routeSettings) {
        var dataTrace = routeSettings.get(DATA_TRACE);
        return dataTrace != null && !Boolean.FALSE.equals(dataTrace);
    }

    /** {@return the fields of {@code RouteSettings}, but bodies are not written} */
    static Map<String, Object> withoutBodies(Map<String, Object> routeSettings) {
        var fields = new LinkedHashMap<>(routeSettings);
        fields.put(DATA_TRACE, false);
        return fields;
    }

    /** {@return the part of UpdateStage's request that sets routes} */
    static Map<String, Object> request(Map<String, Object> defaults, Map<String, Map<String, Object>> routes) {
        var request = new LinkedHashMap<String, Object>();
        request.put("DefaultRouteSettings", defaults);
        if (!routes.isEmpty()) {
            request.put("RouteSettings", routes);
        }
        return request;
    }

    static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}

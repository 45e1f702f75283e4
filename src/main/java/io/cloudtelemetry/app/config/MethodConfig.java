package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.app.reading.Keys;
import org.jspecify.annotations.Nullable;

/** One method of a REST API. */
record MethodConfig(
        @JsonProperty(required = true) @JsonPropertyDescription("The HTTP method, such as POST.")
        String method,

        @JsonProperty(required = true) @JsonPropertyDescription("The resource's path, such as /orders/{id}.")
        String path,

        @JsonPropertyDescription("What its execution log holds. Default: as for the stage.")
        ExecutionLogsConfig.@Nullable Level level,

        @JsonPropertyDescription(
                "With level: why its requests and responses are written in full. Default: they are not.")
        @Nullable
        String dataTrace,

        @JsonPropertyDescription("Metrics of this method, which AWS charges for. Default: as for the stage.") @Nullable
        Boolean detailedMetrics,

        @JsonPropertyDescription(
                "true: the recommended alarms of this method, which need its detailed metrics. Default: false.")
        @Nullable
        Boolean alarms) {
    MethodConfig {
        Keys.require("method", method, "an HTTP method such as POST");
        Keys.require("path", path, "a resource's path such as /orders/{id}");
        var part = Keys.renamed(
                "resourcePath",
                "path",
                () -> Keys.renamed("httpMethod", "method", () -> SettingsOverride.method(method, path)));
        OverrideConfig.of(part, level, dataTrace, detailedMetrics);
        OverrideConfig.requireSomething(
                "level, detailedMetrics", level != null || detailedMetrics != null || Boolean.TRUE.equals(alarms));
    }

    boolean hasSettings() {
        return level != null || detailedMetrics != null;
    }

    SettingsOverride override() {
        return OverrideConfig.of(SettingsOverride.method(method, path), level, dataTrace, detailedMetrics);
    }

    AlarmSpec[] alarmSpecs() {
        return Boolean.TRUE.equals(alarms) ? RestApiAlarms.forMethod(method, path) : new AlarmSpec[0];
    }
}

package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.apigateway.WebSocketApiAlarms;
import io.cloudtelemetry.app.reading.Keys;
import org.jspecify.annotations.Nullable;

/** One route of a WebSocket API. */
record WebSocketRouteConfig(
        @JsonProperty(required = true) @JsonPropertyDescription("The route key, such as $connect.")
        String route,

        @JsonPropertyDescription("What its execution log holds. Default: as for the stage.")
        ExecutionLogsConfig.@Nullable Level level,

        @JsonPropertyDescription("With level: why its messages are written in full. Default: they are not.") @Nullable
        String dataTrace,

        @JsonPropertyDescription("Metrics of this route, which AWS charges for. Default: as for the stage.") @Nullable
        Boolean detailedMetrics,

        @JsonPropertyDescription(
                "true: the recommended alarms of this route, which need its detailed metrics. Default: false.")
        @Nullable
        Boolean alarms) {
    WebSocketRouteConfig {
        Keys.require("route", route, "a route key such as $connect");
        var part = Keys.renamed("routeKey", "route", () -> SettingsOverride.route(route));
        OverrideConfig.of(part, level, dataTrace, detailedMetrics);
        OverrideConfig.requireSomething(
                "level, detailedMetrics", level != null || detailedMetrics != null || Boolean.TRUE.equals(alarms));
    }

    boolean hasSettings() {
        return level != null || detailedMetrics != null;
    }

    SettingsOverride override() {
        return OverrideConfig.of(SettingsOverride.route(route), level, dataTrace, detailedMetrics);
    }

    AlarmSpec[] alarmSpecs() {
        return Boolean.TRUE.equals(alarms) ? WebSocketApiAlarms.forRoute(route) : new AlarmSpec[0];
    }
}

package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.apigateway.HttpApiAlarms;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.app.reading.Lacks;
import org.jspecify.annotations.Nullable;

/** One route of an HTTP API. */
@Lacks(key = "level", because = "an HTTP API has no execution logs; use accessLogs")
record HttpRouteConfig(
        @JsonProperty(required = true) @JsonPropertyDescription("The route key, such as GET /orders.")
        String route,

        @JsonPropertyDescription("Metrics of this route, which AWS charges for. Default: as for the stage.") @Nullable
        Boolean detailedMetrics,

        @JsonPropertyDescription(
                "true: the recommended alarms of this route, which need its detailed metrics. Default: false.")
        @Nullable
        Boolean alarms) {
    HttpRouteConfig {
        Keys.require("route", route, "a route key such as GET /orders");
        Keys.renamed("routeKey", "route", () -> SettingsOverride.route(route));
        OverrideConfig.requireSomething("detailedMetrics", detailedMetrics != null || Boolean.TRUE.equals(alarms));
        if (Boolean.TRUE.equals(alarms)) {
            HttpApiAlarms.forRoute(route);
        }
    }

    boolean hasSettings() {
        return detailedMetrics != null;
    }

    SettingsOverride override() {
        return OverrideConfig.of(SettingsOverride.route(route), null, null, detailedMetrics);
    }

    AlarmSpec[] alarmSpecs() {
        return Boolean.TRUE.equals(alarms) ? HttpApiAlarms.forRoute(route) : new AlarmSpec[0];
    }
}

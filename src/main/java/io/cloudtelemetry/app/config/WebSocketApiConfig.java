package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.ApiKind;
import io.cloudtelemetry.apigateway.OnRemoval;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.apigateway.Switch;
import io.cloudtelemetry.apigateway.WebSocketApiAlarms;
import io.cloudtelemetry.apigateway.WebSocketStageTarget;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.app.reading.Lacks;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.ordered.Ordered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage of a WebSocket API that exists. */
@Lacks(key = "tracing", because = "X-Ray does not trace WebSocket APIs; let the backend trace itself")
@Lacks(key = "name", because = "the metrics of WebSocket APIs are keyed by the id")
@Lacks(key = "methods", because = "a WebSocket API has routes; use routes")
public record WebSocketApiConfig(
        @JsonProperty(required = true)
        @JsonPropertyDescription("The API's id, such as a1b2c3d4e5; it keys the metrics.")
        String id,

        @JsonProperty(required = true) @JsonPropertyDescription("The stage's name.")
        String stage,

        @JsonPropertyDescription("What API Gateway writes about each message. Default: left as it is.") @Nullable
        ExecutionLogsConfig executionLogs,

        @JsonPropertyDescription("One line for each message. Default: left as they are.") @Nullable
        AccessLogsConfig accessLogs,

        @JsonPropertyDescription("Metrics per route, which AWS charges for. Default: left as they are.") @Nullable
        Boolean detailedMetrics,

        @JsonPropertyDescription(
                "The throttling that the stage's default route has, to be sent along: AWS does not say that it stays otherwise. Default: none is sent, with a warning.")
        @Nullable
        ThrottlingConfig throttling,

        @JsonPropertyDescription(
                "keep: a setting stays as it was set when it or all of this goes; turnOff: it is turned off. Default: keep.")
        RestApiConfig.@Nullable Removal onRemoval,

        @JsonPropertyDescription("Changes to the recommended alarms, by name; docs/alarms.md lists them.")
        Map<String, AlarmConfig> alarms,

        @JsonPropertyDescription("Single routes: what is set otherwise for them, and alarms of their own.")
        List<WebSocketRouteConfig> routes,

        @JsonPropertyDescription("Alarms on the rate of errors and on unusual traffic.") @Nullable
        TrafficConfig traffic) {
    public WebSocketApiConfig {
        Keys.require("id", id, "the API's id such as a1b2c3d4e5");
        Keys.require("stage", stage, "the stage's name");
        routes = Keys.list(routes);
        Keys.requireUnique("routes", "route", routes, WebSocketRouteConfig::route);
        PartAlarmNames.requireDistinct("routes", routes, WebSocketRouteConfig::alarmSpecs);
        alarms = alarms == null ? Map.of() : Ordered.copy(alarms);
        if (executionLogs == null && routes.stream().anyMatch(route -> route.level() != null)) {
            throw new IllegalArgumentException(
                    "executionLogs must be given where routes have a level, got none; use level: OFF for the others");
        }
        if (executionLogs != null && stage.equals("$default")) {
            throw new IllegalArgumentException(
                    "executionLogs must be left out for the stage $default, got them; API Gateway writes none there, as no log group can have the $ in its name");
        }
        if (accessLogs != null) {
            Keys.under("accessLogs", () -> accessLogs.checkedFor(ApiKind.WEBSOCKET));
        }
        var subject = target(id, stage, throttling).alarmSubject(metrics(detailedMetrics, routes));
        var changed = alarmSet(alarms, routes, traffic);
        AlarmConfig.requireDefinable(changed, subject);
    }

    private static @Nullable Switch metrics(@Nullable Boolean detailedMetrics, List<WebSocketRouteConfig> routes) {
        var some = routes.stream().anyMatch(route -> Boolean.TRUE.equals(route.detailedMetrics()));
        return some ? Switch.ON : RestApiConfig.toSwitch(detailedMetrics);
    }

    public AlarmSet alarmSet() {
        return alarmSet(alarms, routes, traffic);
    }

    private static AlarmSet alarmSet(
            Map<String, AlarmConfig> changes, List<WebSocketRouteConfig> routes, @Nullable TrafficConfig traffic) {
        var all = WebSocketApiAlarms.recommended();
        for (var route : routes) {
            all = all.with(route.alarmSpecs());
        }
        if (traffic != null) {
            var before = all;
            all = Keys.under(
                    "traffic",
                    () -> traffic.addTo(before, WebSocketApiAlarms::errorRate, WebSocketApiAlarms::unusualTraffic));
        }
        return AlarmConfig.changed(all, changes, MetricCatalogue.of("AWS/ApiGateway"));
    }

    public List<SettingsOverride> overrides() {
        return routes.stream()
                .filter(WebSocketRouteConfig::hasSettings)
                .map(WebSocketRouteConfig::override)
                .toList();
    }

    public WebSocketStageTarget target() {
        return target(id, stage, throttling)
                .onRemoval(onRemoval == RestApiConfig.Removal.TURN_OFF ? OnRemoval.TURN_OFF : OnRemoval.KEEP);
    }

    private static WebSocketStageTarget target(String id, String stage, @Nullable ThrottlingConfig throttling) {
        var target = WebSocketStageTarget.existing(id, stage);
        return throttling == null ? target : target.throttling(throttling.burst(), throttling.rate());
    }
}

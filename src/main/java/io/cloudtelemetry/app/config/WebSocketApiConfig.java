package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.apigateway.ApiKind;
import io.cloudtelemetry.apigateway.OnRemoval;
import io.cloudtelemetry.apigateway.WebSocketStageTarget;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.app.reading.UnsupportedKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage of a WebSocket API that exists. */
@UnsupportedKey(key = "tracing", because = "X-Ray does not trace WebSocket APIs; let the backend trace itself")
@UnsupportedKey(key = "name", because = "the metrics of WebSocket APIs are keyed by the id")
@UnsupportedKey(key = "methods", because = "a WebSocket API has routes; use routes")
@Describes("""
        id: The API's id, such as a1b2c3d4e5; it keys the metrics.
        stage: The stage's name.
        executionLogs: What API Gateway writes about each message. Default: left as it is.
        accessLogs: One line for each message. Default: left as they are.
        detailedMetrics: Metrics per route, which AWS charges for. Default: left as they are.
        throttling: The throttling that the stage's default route has, to be sent along: AWS does not say that it stays otherwise. Default: none is sent, with a warning.
        onRemoval: keep: a setting stays as it was set when it or all of this goes; turnOff: it is turned off. Default: keep.
        alarms: Changes to the recommended alarms, by name; docs/alarms.md lists them.
        routes: Single routes: what is set otherwise for them, and alarms of their own.
        traffic: Alarms on the rate of errors and on unusual traffic.
        """)
public record WebSocketApiConfig(
        @Required("the API's id such as a1b2c3d4e5") String id,
        @Required("the stage's name") String stage,
        @Nullable ExecutionLogsConfig executionLogs,
        @Nullable AccessLogsConfig accessLogs,
        @Nullable Boolean detailedMetrics,
        @Nullable ThrottlingConfig throttling,
        @Nullable @CamelCase OnRemoval onRemoval,
        Map<String, AlarmConfig> alarms,
        List<PartConfig.WebSocketRouteConfig> routes,
        @Nullable TrafficConfig traffic)
        implements ApiConfig {
    @Override
    public ApiKind kind() {
        return ApiKind.WEBSOCKET;
    }

    @Override
    public List<PartConfig.WebSocketRouteConfig> parts() {
        return routes;
    }

    @Override
    public void check(Map<String, String> around) {
        if (executionLogs != null && stage.equals("$default")) {
            throw new IllegalArgumentException(
                    "executionLogs must be left out for the stage $default, got them; API Gateway writes none there, as no log group can have the $ in its name");
        }
        ApiConfig.super.check(around);
    }

    @Override
    public WebSocketStageTarget target() {
        var target = with(WebSocketStageTarget.existing(id, stage), onRemoval, WebSocketStageTarget::onRemoval);
        return with(target, throttling, (stage, given) -> stage.throttling(given.burst(), given.rate()));
    }
}

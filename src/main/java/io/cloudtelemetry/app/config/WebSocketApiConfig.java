package io.cloudtelemetry.app.config;

import io.cloudtelemetry.apigateway.ApiKind;
import io.cloudtelemetry.apigateway.OnRemoval;
import io.cloudtelemetry.apigateway.WebSocketStageTarget;
import io.cloudtelemetry.app.config.LogGroupKeys.AccessLogsConfig;
import io.cloudtelemetry.app.config.LogGroupKeys.ExecutionLogsConfig;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.app.reading.UnsupportedKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage of a WebSocket API that exists. */
@UnsupportedKey(key = "tracing", because = "X-Ray does not trace WebSocket APIs; let the backend trace itself")
@UnsupportedKey(key = "methods", because = "a WebSocket API has routes; use routes")
@Describes("""
        stage: The stage's name.
        executionLogs: What API Gateway writes about each message. Default: left as it is.
        accessLogs: One line for each message. Default: left as they are.
        """ + ApiConfig.DESCRIBED_WITH_ROUTES)
public record WebSocketApiConfig(
        @Required("the API's id such as a1b2c3d4e5") String id,
        @Nullable String name,
        @Required("the stage's name") String stage,
        @Nullable ExecutionLogsConfig executionLogs,
        @Nullable AccessLogsConfig accessLogs,
        @Nullable Boolean detailedMetrics,
        @Nullable ThrottlingConfig throttling,
        @Nullable @CamelCase OnRemoval onRemoval,
        Map<String, AlarmConfig> alarms,
        List<PartConfig.WebSocketRouteConfig> routes,
        @Nullable TrafficConfig traffic,
        @Nullable String stack)
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
    public void check(Checks checks) {
        checks.of(this::requireNoLogsOfTheDefault, "executionLogs", "stage");
        ApiConfig.super.check(checks);
    }

    private void requireNoLogsOfTheDefault() {
        if (executionLogs != null && stage.equals("$default")) {
            throw new IllegalArgumentException(
                    "executionLogs must be left out for the stage $default, got them; API Gateway writes none there, as no log group can have the $ in its name");
        }
    }

    @Override
    public WebSocketStageTarget target() {
        return ApiConfig.changed(
                WebSocketStageTarget.existing(id, name == null ? id : name, stage), onRemoval, throttling);
    }
}

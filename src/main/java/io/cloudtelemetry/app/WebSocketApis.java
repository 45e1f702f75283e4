package io.cloudtelemetry.app;

import io.cloudtelemetry.apigateway.WebSocketApiTelemetry;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.app.config.ApiGatewayConfig;
import io.cloudtelemetry.app.config.RestApiConfig;
import io.cloudtelemetry.app.reading.Keys;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/** Defines the stages of WebSocket APIs of a configuration. */
final class WebSocketApis {
    private WebSocketApis() {}

    /**
     * Defines them.
     *
     * @param before how many stages of other kinds the stack has, to number the outputs
     */
    static List<WebSocketApiTelemetry> define(
            ConfiguredStack in, ApiGatewayConfig apiGateway, ApiGatewayAccount account, int before) {
        var scope = new Construct(in.stack(), "WebSocketApis");
        var defined = new ArrayList<WebSocketApiTelemetry>();
        for (var api : apiGateway.webSocketApis()) {
            var number = defined.size() + 1;
            var target = api.target();
            LogCommands.routeStage(in, "WebSocketStage" + number, api.id(), api.stage());
            LogCommands.accessLog(in, "WebSocketAccessLog" + number, api.accessLogs(), target.accessLogGroupName());
            var logs = api.executionLogs();
            LogCommands.executionLog(in, "WebSocketExecutionLog" + number, logs, target.executionLogGroupName());
            var accessLogs = api.accessLogs();
            var builder = WebSocketApiTelemetry.Builder.create(scope, api.id() + "-" + api.stage())
                    .stage(target)
                    .account(account)
                    .executionLogs(logs == null ? null : logs.executionLogs())
                    .accessLogs(accessLogs == null ? null : accessLogs.accessLogs())
                    .detailedMetrics(RestApiConfig.toSwitch(api.detailedMetrics()))
                    .overrides(api.overrides())
                    .alarms(in.withRunbooks(api.alarmSet()))
                    .routing(in.routing());
            var telemetry = Keys.defined("apiGateway.webSocketApis[" + defined.size() + "]", builder::build);
            defined.add(telemetry);
            in.testAlarm(before + number, telemetry.getAlarms());
        }
        return List.copyOf(defined);
    }
}

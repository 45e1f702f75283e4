package io.cloudtelemetry.app;

import io.cloudtelemetry.apigateway.HttpApiTelemetry;
import io.cloudtelemetry.app.config.ApiGatewayConfig;
import io.cloudtelemetry.app.config.RestApiConfig;
import io.cloudtelemetry.app.reading.Keys;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/** Defines the stages of HTTP APIs of a configuration. */
final class HttpApis {
    private HttpApis() {}

    /**
     * Defines them.
     *
     * @param before how many stages of other kinds the stack has, to number the outputs
     */
    static List<HttpApiTelemetry> define(ConfiguredStack in, ApiGatewayConfig apiGateway, int before) {
        var scope = new Construct(in.stack(), "HttpApis");
        var defined = new ArrayList<HttpApiTelemetry>();
        for (var api : apiGateway.httpApis()) {
            var number = defined.size() + 1;
            var target = api.target();
            LogCommands.routeStage(in, "HttpStage" + number, api.id(), api.stage());
            LogCommands.accessLog(in, "HttpAccessLog" + number, api.accessLogs(), target.accessLogGroupName());
            var accessLogs = api.accessLogs();
            var builder = HttpApiTelemetry.Builder.create(scope, api.id() + "-" + api.stage())
                    .stage(target)
                    .accessLogs(accessLogs == null ? null : accessLogs.accessLogs())
                    .detailedMetrics(RestApiConfig.toSwitch(api.detailedMetrics()))
                    .overrides(api.overrides())
                    .alarms(in.withRunbooks(api.alarmSet()))
                    .routing(in.routing());
            var telemetry = Keys.defined("apiGateway.httpApis[" + defined.size() + "]", builder::build);
            defined.add(telemetry);
            in.testAlarm(before + number, telemetry.getAlarms());
        }
        return List.copyOf(defined);
    }
}

package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.app.config.ApiGatewayConfig;
import io.cloudtelemetry.app.config.RestApiConfig;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.ownership.ShellCommand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import software.constructs.Construct;

/** Defines the stages of REST APIs of a configuration. */
final class RestApis {
    private RestApis() {}

    static List<RestApiTelemetry> define(ConfiguredStack in, ApiGatewayConfig apiGateway, ApiGatewayAccount account) {
        var scope = new Construct(in.stack(), "RestApis");
        var watched = new LinkedHashSet<String>();
        var defined = new ArrayList<RestApiTelemetry>();
        for (var api : apiGateway.restApis()) {
            commands(in, api, defined.size() + 1);
            var logs = api.executionLogs();
            var accessLogs = api.accessLogs();
            var builder = RestApiTelemetry.Builder.create(scope, api.id() + "-" + api.stage())
                    .stage(api.target())
                    .account(account)
                    .executionLogs(logs == null ? null : logs.executionLogs())
                    .accessLogs(accessLogs == null ? null : accessLogs.accessLogs())
                    .overrides(api.overrides())
                    .detailedMetrics(RestApiConfig.toSwitch(api.detailedMetrics()))
                    .tracing(RestApiConfig.toSwitch(api.tracing()))
                    // APIs of one name share their series: a second set would be the same, by the same names.
                    .alarms(
                            watched.add(api.name() + "/" + api.stage())
                                    ? in.withRunbooks(api.alarmSet())
                                    : AlarmSet.of())
                    .routing(in.routing());
            var telemetry = Keys.defined("apiGateway.restApis[" + defined.size() + "]", builder::build);
            defined.add(telemetry);
            in.testAlarm(defined.size(), telemetry.getAlarms());
        }
        return List.copyOf(defined);
    }

    private static void commands(ConfiguredStack in, RestApiConfig api, int number) {
        in.output(
                "Stage" + number,
                "Shows what is set on the stage, and whether the account has a log role",
                ShellCommand.of(
                        "aws apigateway get-stage --region %s --rest-api-id %s --stage-name %s && aws apigateway get-account --region %s",
                        in.region(), api.id(), api.stage(), in.region()));
        LogCommands.executionLog(
                in, "ExecutionLog" + number, api.executionLogs(), api.target().executionLogGroupName());
        LogCommands.accessLog(
                in, "AccessLog" + number, api.accessLogs(), api.target().accessLogGroupName());
    }
}

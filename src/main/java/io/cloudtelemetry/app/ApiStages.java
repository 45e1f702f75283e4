package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.ApiTelemetry;
import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.apigateway.HttpApiTelemetry;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.WebSocketApiTelemetry;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.app.config.ApiConfig;
import io.cloudtelemetry.app.config.ApiConfig.HttpApiConfig;
import io.cloudtelemetry.app.config.ApiConfig.RestApiConfig;
import io.cloudtelemetry.app.config.ApiConfig.WebSocketApiConfig;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.ownership.ShellCommand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Defines stages of APIs, each with commands for its operator. */
final class ApiStages {
    private ApiStages() {}

    /** {@return the account whose log role the stages use} */
    static ApiGatewayAccount account(TelemetryConfig config, Stack stack) {
        var apiGateway = config.apiGateway();
        return apiGateway != null && apiGateway.logs()
                ? ConfigChecks.defined(
                        "apiGateway.account", () -> apiGateway.account().account(stack))
                : ApiGatewayAccount.leaveAlone();
    }

    static Telemetry rest(ConfiguredStack in, Construct scope, RestApiConfig api, int number) {
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
        var builder = RestApiTelemetry.Builder.create(scope, id(api))
                .stage(api.target())
                .account(in.account())
                .executionLogs(executionLogs(api))
                .tracing(ApiConfig.toSwitch(api.tracing()));
        var alarms = sharesItsSeries(in.config(), api, number) ? AlarmSet.of() : api.alarmSet();
        return build(builder, in, api, alarms);
    }

    /** APIs of one name share their series: a second set of alarms would be the same, by the same names. */
    private static boolean sharesItsSeries(TelemetryConfig config, RestApiConfig api, int number) {
        return Objects.requireNonNull(config.apiGateway()).restApis().stream()
                .limit(number - 1)
                .anyMatch(each -> each.name().equals(api.name()) && each.stage().equals(api.stage()));
    }

    static Telemetry http(ConfiguredStack in, Construct scope, HttpApiConfig api, int number) {
        routeStage(in, "HttpStage" + number, api);
        LogCommands.accessLog(
                in, "HttpAccessLog" + number, api.accessLogs(), api.target().accessLogGroupName());
        var builder = HttpApiTelemetry.Builder.create(scope, id(api)).stage(api.target());
        return build(builder, in, api, api.alarmSet());
    }

    static Telemetry webSocket(ConfiguredStack in, Construct scope, WebSocketApiConfig api, int number) {
        routeStage(in, "WebSocketStage" + number, api);
        LogCommands.accessLog(
                in,
                "WebSocketAccessLog" + number,
                api.accessLogs(),
                api.target().accessLogGroupName());
        LogCommands.executionLog(
                in,
                "WebSocketExecutionLog" + number,
                api.executionLogs(),
                api.target().executionLogGroupName());
        var builder = WebSocketApiTelemetry.Builder.create(scope, id(api))
                .stage(api.target())
                .account(in.account())
                .executionLogs(executionLogs(api));
        return build(builder, in, api, api.alarmSet());
    }

    private static void routeStage(ConfiguredStack in, String output, ApiConfig api) {
        in.output(
                output,
                "Shows what is set on the stage",
                ShellCommand.of(
                        "aws apigatewayv2 get-stage --region %s --api-id %s --stage-name %s",
                        in.region(), api.id(), api.stage()));
    }

    private static <T extends ApiTelemetry, B extends ApiTelemetry.Builder<T, B>> T build(
            B builder, ConfiguredStack in, ApiConfig api, AlarmSet alarms) {
        var accessLogs = api.accessLogs();
        return builder.accessLogs(accessLogs == null ? null : accessLogs.accessLogs())
                .detailedMetrics(ApiConfig.toSwitch(api.detailedMetrics()))
                .overrides(api.overrides())
                .alarms(in.withRunbooks(alarms))
                .routing(in.routing())
                .build();
    }

    private static String id(ApiConfig api) {
        return api.id() + "-" + api.stage();
    }

    private static @Nullable ExecutionLogs executionLogs(ApiConfig api) {
        var logs = api.executionLogs();
        return logs == null ? null : logs.executionLogs();
    }
}

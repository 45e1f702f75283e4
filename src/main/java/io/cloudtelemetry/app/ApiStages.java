package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.ApiKind;
import io.cloudtelemetry.apigateway.ApiTelemetry;
import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.apigateway.HttpApiTelemetry;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.WebSocketApiTelemetry;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.app.config.ApiConfig;
import io.cloudtelemetry.app.config.ApiConfig.HttpApiConfig;
import io.cloudtelemetry.app.config.ApiConfig.RestApiConfig;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.config.WebSocketApiConfig;
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
        var account = Objects.requireNonNull(config.apiGateway()).account();
        return ConfigChecks.defined("apiGateway.account", () -> account.account(stack));
    }

    static Telemetry rest(ConfiguredStack in, Construct scope, RestApiConfig api) {
        commands(in, api, "apigateway get-stage --region %s --rest-api-id");
        LogCommands.executionLog(in, id(api), api.executionLogs(), api.target().executionLogGroupName());
        var builder = RestApiTelemetry.Builder.create(scope, id(api))
                .stage(api.target())
                .account(in.account())
                .executionLogs(executionLogs(api))
                .tracing(ApiConfig.toSwitch(api.tracing()));
        var alarms = sharesItsSeries(in.config(), api) ? AlarmSet.of() : api.alarmSet();
        return build(builder, in, api, alarms);
    }

    /** APIs of one name share their series: a second set of alarms would be the same, by the same names. */
    private static boolean sharesItsSeries(TelemetryConfig config, RestApiConfig api) {
        return Objects.requireNonNull(config.apiGateway()).restApis().stream()
                .takeWhile(each -> each != api)
                .anyMatch(each -> each.name().equals(api.name()) && each.stage().equals(api.stage()));
    }

    static Telemetry http(ConfiguredStack in, Construct scope, HttpApiConfig api) {
        commands(in, api, "apigatewayv2 get-stage --region %s --api-id");
        var builder = HttpApiTelemetry.Builder.create(scope, id(api)).stage(api.target());
        return build(builder, in, api, api.alarmSet());
    }

    static Telemetry webSocket(ConfiguredStack in, Construct scope, WebSocketApiConfig api) {
        commands(in, api, "apigatewayv2 get-stage --region %s --api-id");
        LogCommands.executionLog(in, id(api), api.executionLogs(), api.target().executionLogGroupName());
        var builder = WebSocketApiTelemetry.Builder.create(scope, id(api))
                .stage(api.target())
                .account(in.account())
                .executionLogs(executionLogs(api));
        return build(builder, in, api, api.alarmSet());
    }

    /** What is set on the stage, where something is, and its access log. */
    private static void commands(ConfiguredStack in, ApiConfig api, String getStage) {
        var isRest = api.kind() == ApiKind.REST;
        if (api.setsSomething()) {
            in.output(
                    "Stage",
                    id(api),
                    isRest
                            ? "Shows what is set on the stage, and whether the account has a log role"
                            : "Shows what is set on the stage",
                    ShellCommand.of("aws " + getStage + " %s --stage-name %s", in.region(), api.id(), api.stage())
                            + (isRest
                                    ? ShellCommand.of(" && aws apigateway get-account --region %s", in.region())
                                    : ""));
        }
        LogCommands.accessLog(in, id(api), api.accessLogs(), api.target().accessLogGroupName());
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

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
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.config.WebSocketApiConfig;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.dashboards.Telemetry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Defines stages of APIs, each with commands for its operator. */
final class ApiStages {
    /** The account's log role may be all that a file wants of API Gateway. */
    static final Concern CONCERN = new Concern("api-gateway", ApiStages::setLogRole, ApiStages::account);

    private ApiStages() {}

    private static boolean setLogRole(TelemetryConfig config) {
        return config.apiGateway() != null && config.apiGateway().setsLogRole();
    }

    /** {@return the account whose log role stages use} It is defined at the first call, in the stack that is shared. */
    private static ApiGatewayAccount account(TelemetryConfig config, Stack stack) {
        return setLogRole(config)
                ? ConfigChecks.defined(
                        "apiGateway.account",
                        () -> Objects.requireNonNull(config.apiGateway())
                                .account()
                                .account(stack))
                : ApiGatewayAccount.leaveAlone();
    }

    static Telemetry rest(ConfiguredStack in, Construct scope, RestApiConfig api) {
        var builder = RestApiTelemetry.Builder.create(scope, id(api))
                .stage(api.target())
                .account(account(in.config(), in.stack()))
                .executionLogs(executionLogs(api))
                .tracing(ApiConfig.toSwitch(api.tracing()));
        var alarms = sharesItsSeries(in.config(), api) ? AlarmSet.of() : api.alarmSet();
        return build(builder, in, api, alarms, api.target().executionLogGroupName());
    }

    /** APIs of one name share their series: a second set of alarms would be the same, by the same names. */
    private static boolean sharesItsSeries(TelemetryConfig config, RestApiConfig api) {
        return Objects.requireNonNull(config.apiGateway()).restApis().stream()
                .takeWhile(each -> each != api)
                .anyMatch(each -> each.name().equals(api.name()) && each.stage().equals(api.stage()));
    }

    static Telemetry http(ConfiguredStack in, Construct scope, HttpApiConfig api) {
        var builder = HttpApiTelemetry.Builder.create(scope, id(api)).stage(api.target());
        return build(builder, in, api, api.alarmSet(), "");
    }

    static Telemetry webSocket(ConfiguredStack in, Construct scope, WebSocketApiConfig api) {
        var builder = WebSocketApiTelemetry.Builder.create(scope, id(api))
                .stage(api.target())
                .account(account(in.config(), in.stack()))
                .executionLogs(executionLogs(api));
        return build(builder, in, api, api.alarmSet(), api.target().executionLogGroupName());
    }

    private static <T extends ApiTelemetry, B extends ApiTelemetry.Builder<T, B>> T build(
            B builder, ConfiguredStack in, ApiConfig api, AlarmSet alarms, String executionLog) {
        if (api.setsSomething()) {
            var kind = api.kind();
            in.output("Stage", id(api), kind.shows(), kind.commandThatShows(in.region(), api.id(), api.stage()));
        }
        var accessLogs = api.accessLogs();
        if (accessLogs != null && accessLogs.firehose() == null) {
            var group = accessLogs.logGroup() == null ? api.target().accessLogGroupName() : accessLogs.logGroup();
            LogCommands.show(in, "AccessLog", id(api), "the access log", group, accessLogs.infrequentAccess());
        }
        var logs = api.executionLogs();
        if (logs != null) {
            LogCommands.show(in, "ExecutionLog", id(api), "the execution log", executionLog, logs.infrequentAccess());
        }
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

package io.cloudtelemetry.apigateway;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.Telemetry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * Defines the telemetry of one stage of a WebSocket API: logs that expire, detailed metrics, saved queries and alarms. A
 * WebSocket API has no traces.
 *
 * <pre>{@code
 * WebSocketApiTelemetry.Builder.create(stack, "Chat")
 *     .stage(WebSocketStageTarget.existing("a1b2c3d4e5", "prod"))
 *     .account(ApiGatewayAccount.managed(stack, "Account"))
 *     .executionLogs(ExecutionLogs.errors())
 *     .build();
 * }</pre>
 */
public final class WebSocketApiTelemetry extends Construct implements Telemetry {
    private final TelemetryPlan plan;
    private final List<DefinedAlarm> alarms;

    private WebSocketApiTelemetry(Construct scope, String id, TelemetryPlan plan) {
        super(scope, id);
        this.plan = plan;
        this.alarms = plan.attachTo(this);
    }

    static WebSocketApiTelemetry define(
            Construct scope,
            String id,
            WebSocketStageTarget stage,
            @Nullable ApiGatewayAccount account,
            @Nullable ExecutionLogs executionLogs,
            @Nullable AccessLogs accessLogs,
            @Nullable Switch detailedMetrics,
            List<SettingsOverride> overrides,
            AlarmSet alarms,
            AlarmRouting routing) {
        return new WebSocketApiTelemetry(
                scope,
                id,
                TelemetryPlan.of(
                        scope,
                        id,
                        stage.stage(),
                        new TelemetryPlan.Wishes(
                                account,
                                executionLogs,
                                accessLogs,
                                detailedMetrics,
                                null,
                                overrides,
                                alarms,
                                routing)));
    }

    /** {@return the API's name, or its id where the stage exists already} */
    public String getApiName() {
        return plan.stage().apiName();
    }

    /** {@return the stage's name} */
    public String getStageName() {
        return plan.stage().stageName();
    }

    /** {@return the name of the group of the stage's execution logs, whether they are written or not} */
    public String getExecutionLogGroupName() {
        return plan.stage().executionLogGroupName();
    }

    /** {@return the alarms, in order} */
    public List<DefinedAlarm> getAlarms() {
        return alarms;
    }

    @Override
    public String name() {
        return plan.subject().name();
    }

    @Override
    public List<DefinedAlarm> alarms() {
        return alarms;
    }

    @Override
    public List<DashboardSection> sections() {
        return List.of(section(), executionLogSection(), accessLogSection());
    }

    /** {@return a section of a board: messages, share of errors and latency, with the alarms' thresholds} */
    public DashboardSection section() {
        return ApiSection.metrics(plan.stage(), region(), alarms, null);
    }

    /** {@return a section of a board with the answers to queries over the execution log; empty if none is defined here} */
    public DashboardSection executionLogSection() {
        return ApiSection.log("Execution", plan.stage(), plan.logs().executionQueries(), region());
    }

    /** {@return a section of a board with the answers to queries over the access log; empty if none is defined here} */
    public DashboardSection accessLogSection() {
        return ApiSection.log("Access", plan.stage(), plan.logs().accessQueries(), region());
    }

    private String region() {
        return Stack.of(this).getRegion();
    }

    /** Builds a {@link WebSocketApiTelemetry}. */
    @AutoBuilder(ofClass = WebSocketApiTelemetry.class, callMethod = "define")
    public abstract static class Builder implements software.amazon.jsii.Builder<WebSocketApiTelemetry> {
        Builder() {}

        /** Starts the telemetry of a stage under a scope, which is in the stack of the stage if that is of this app. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_WebSocketApiTelemetry_Builder()
                    .scope(scope)
                    .id(id)
                    .overrides(List.of())
                    .alarms(WebSocketApiAlarms.recommended())
                    .routing(AlarmRouting.nobody());
        }

        abstract Builder scope(Construct scope);

        abstract Builder id(String id);

        /** The stage. */
        public abstract Builder stage(WebSocketStageTarget stage);

        /** The account's log role, which the stage waits for. Default: none, which a stage that logs does not accept. */
        public abstract Builder account(@Nullable ApiGatewayAccount account);

        /** What is logged, and for how long. Default: left as it is. */
        public abstract Builder executionLogs(@Nullable ExecutionLogs executionLogs);

        /** One line for each request. Default: left as they are. */
        public abstract Builder accessLogs(@Nullable AccessLogs accessLogs);

        /** Metrics per route, which AWS charges for. Default: left as they are. */
        public abstract Builder detailedMetrics(@Nullable Switch detailedMetrics);

        /** What is set otherwise for single routes. Default: nothing. */
        public abstract Builder overrides(List<SettingsOverride> overrides);

        /** What should wake somebody. Default: {@link WebSocketApiAlarms#recommended()}. */
        public abstract Builder alarms(AlarmSet alarms);

        /** Who is told. Default: nobody, with a warning at synth. */
        public abstract Builder routing(AlarmRouting routing);

        /**
         * Defines the telemetry.
         *
         * @throws IllegalArgumentException if the stage logs and no account is stated, if the account's setting is of
         *     another environment, if the stage is of another stack of this app or has another owner, if its route
         *     settings are tokens, or if an alarm cannot be defined; nothing is attached to the tree then
         */
        @Override
        public abstract WebSocketApiTelemetry build();
    }
}

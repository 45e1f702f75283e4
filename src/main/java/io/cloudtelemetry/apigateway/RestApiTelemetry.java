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
 * Defines the telemetry of one stage of a REST API: logs that expire, detailed metrics, traces, saved queries and alarms.
 *
 * <p>A stage of this app is changed in its own template, each entry of its method settings included; throttling and
 * cache stay as they are. A stage that exists is changed by a call at deploy time, see {@link ExistingStage}.
 *
 * <pre>{@code
 * RestApiTelemetry.Builder.create(stack, "Api")
 *     .stage(StageTarget.existing("a1b2c3d4e5", "NRSON-API-SERVICE", "api"))
 *     .account(ApiGatewayAccount.managed(stack, "Account"))
 *     .executionLogs(ExecutionLogs.info())
 *     .build();
 * }</pre>
 */
public final class RestApiTelemetry extends Construct implements Telemetry {
    private final TelemetryPlan plan;
    private final List<DefinedAlarm> alarms;

    private RestApiTelemetry(Construct scope, String id, TelemetryPlan plan) {
        super(scope, id);
        this.plan = plan;
        this.alarms = plan.attachTo(this);
    }

    static RestApiTelemetry define(
            Construct scope,
            String id,
            StageTarget stage,
            @Nullable ApiGatewayAccount account,
            @Nullable ExecutionLogs executionLogs,
            @Nullable AccessLogs accessLogs,
            @Nullable Switch detailedMetrics,
            @Nullable Switch tracing,
            List<SettingsOverride> overrides,
            AlarmSet alarms,
            AlarmRouting routing) {
        return new RestApiTelemetry(
                scope,
                id,
                TelemetryPlan.of(
                        scope,
                        id,
                        stage,
                        new TelemetryPlan.Wishes(
                                account,
                                executionLogs,
                                accessLogs,
                                detailedMetrics,
                                tracing,
                                overrides,
                                alarms,
                                routing)));
    }

    /**
     * {@return the stages of REST APIs of this app under a scope, to give telemetry to each} Looks once, so it is called after
     * the APIs are defined. It finds stages as constructs; a {@code CfnStage} that stands by itself is none, and is left as it is.
     */
    public static RestApiStages stagesIn(Construct scope) {
        return RestApiStages.in(scope);
    }

    /** {@return the API's name} */
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

    /** {@return a section of a board: requests, share of errors and latency, with the alarms' thresholds} */
    public DashboardSection section() {
        return ApiSection.metrics(
                plan.stage(), region(), alarms, plan.settings().tracing());
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

    /** Builds a {@link RestApiTelemetry}. */
    @AutoBuilder(ofClass = RestApiTelemetry.class, callMethod = "define")
    public abstract static class Builder implements software.amazon.jsii.Builder<RestApiTelemetry> {
        Builder() {}

        /** Starts the telemetry of a stage under a scope, which is in the stack of the stage if that is of this app. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_RestApiTelemetry_Builder()
                    .scope(scope)
                    .id(id)
                    .overrides(List.of())
                    .alarms(RestApiAlarms.recommended())
                    .routing(AlarmRouting.nobody());
        }

        abstract Builder scope(Construct scope);

        abstract Builder id(String id);

        /** The stage. */
        public abstract Builder stage(StageTarget stage);

        /** The account's log role, which the stage waits for. Default: none, which a stage that logs does not accept. */
        public abstract Builder account(@Nullable ApiGatewayAccount account);

        /** What is logged, and for how long. Default: left as it is. */
        public abstract Builder executionLogs(@Nullable ExecutionLogs executionLogs);

        /** One line for each request. Default: left as they are. */
        public abstract Builder accessLogs(@Nullable AccessLogs accessLogs);

        /** Metrics per method, which AWS charges for. Default: left as they are. */
        public abstract Builder detailedMetrics(@Nullable Switch detailedMetrics);

        /** Traces in AWS X-Ray. Default: left as they are. */
        public abstract Builder tracing(@Nullable Switch tracing);

        /** What is set otherwise for single methods. Default: nothing. */
        public abstract Builder overrides(List<SettingsOverride> overrides);

        /** What should wake somebody. Default: {@link RestApiAlarms#recommended()}. */
        public abstract Builder alarms(AlarmSet alarms);

        /** Who is told. Default: nobody, with a warning at synth. */
        public abstract Builder routing(AlarmRouting routing);

        /**
         * Defines the telemetry.
         *
         * @throws IllegalArgumentException if the stage logs and no account is stated, if the account's setting is of
         *     another environment, if the stage is of another stack of this app or has another owner, if its method
         *     settings are tokens, or if an alarm cannot be defined; nothing is attached to the tree then
         */
        @Override
        public abstract RestApiTelemetry build();
    }
}

package io.cloudtelemetry.apigateway;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.apigateway.StageTarget.StageChange;
import io.cloudtelemetry.dashboards.DashboardSection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * Defines the telemetry of one stage of a REST API: execution logs that expire, detailed metrics, traces, and alarms.
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
public final class RestApiTelemetry extends Construct {
    private static final String UNACKNOWLEDGED = "@cloudtelemetry/apigateway:dataTraceUnacknowledged";

    private final StageTarget stage;
    private final @Nullable ExecutionLogs logs;
    private final List<DefinedAlarm> alarms;

    private RestApiTelemetry(
            Construct scope,
            String id,
            StageTarget stage,
            StageChange change,
            @Nullable ApiGatewayAccount account,
            @Nullable ExecutionLogs logs,
            AlarmSubject subject,
            AlarmSet alarms,
            AlarmRouting routing) {
        super(scope, id);
        this.stage = stage;
        this.logs = logs;
        var prerequisites = new ArrayList<IDependable>();
        if (logs != null) {
            prerequisites.add(stage.logGroup(this, "ExecutionLogs", logs.retention()));
            if (account instanceof ManagedAccount managed) {
                prerequisites.add(managed);
                var api = stage.ownApi();
                if (api != null) {
                    managed.comesAfter(api);
                }
            }
            speakOfBodies(logs);
        }
        change.attachTo(this, List.copyOf(prerequisites));
        this.alarms = alarms.define(new Construct(this, "Alarms"), subject, routing);
    }

    private void speakOfBodies(ExecutionLogs logs) {
        var acknowledgement = logs.acknowledgement();
        if (acknowledgement != null) {
            getNode().addMetadata("cloudtelemetry:dataTraceAcknowledged", acknowledgement);
        } else if (logs.writesBodies()) {
            Annotations.of(this)
                    .addWarningV2(
                            UNACKNOWLEDGED,
                            "requests and responses are logged with their bodies, and whatever is secret in them; "
                                    + "state the reason with dataTrace(reason), or leave it out");
        }
    }

    static RestApiTelemetry define(
            Construct scope,
            String id,
            StageTarget stage,
            @Nullable ApiGatewayAccount account,
            @Nullable ExecutionLogs executionLogs,
            @Nullable Switch detailedMetrics,
            @Nullable Switch tracing,
            AlarmSet alarms,
            AlarmRouting routing) {
        if (executionLogs != null && account == null) {
            throw new IllegalArgumentException(
                    "account must be stated for a stage that logs, got none; use ApiGatewayAccount.managed or leaveAlone");
        }
        if (account instanceof ManagedAccount managed) {
            managed.refuseElsewhere(Place.of(scope));
            managed.refuseBeside(stage.ownApi());
        }
        var change = stage.change(Stack.of(scope), new StageSettings(executionLogs, detailedMetrics, tracing));
        var subject = stage.alarmSubject(detailedMetrics);
        alarms.requireDefinable(scope, subject, routing);
        return new RestApiTelemetry(scope, id, stage, change, account, executionLogs, subject, alarms, routing);
    }

    /** {@return the API's name, which keys its metrics} */
    public String getApiName() {
        return stage.apiName();
    }

    /** {@return the stage's name} */
    public String getStageName() {
        return stage.stageName();
    }

    /** {@return the name of the group of the stage's execution logs, whether they are written or not} */
    public String getExecutionLogGroupName() {
        return stage.executionLogGroupName();
    }

    /** {@return the alarms, in order} */
    public List<DefinedAlarm> getAlarms() {
        return alarms;
    }

    /** {@return a section of a board: requests, share of errors and latency, with the alarms' thresholds} */
    public DashboardSection section() {
        return RestApiSection.of(
                stage.apiName(), stage.stageName(), Stack.of(this).getRegion(), alarms);
    }

    /** {@return a section of a board with the latest failures of the execution log; empty if none is defined here} */
    public DashboardSection executionLogSection() {
        return logs == null
                ? new DashboardSection("Execution log", List.of())
                : RestApiSection.executionLog(
                        stage.apiName(),
                        stage.stageName(),
                        stage.executionLogGroupName(),
                        Stack.of(this).getRegion());
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

        /** Metrics per method, which AWS charges for. Default: left as they are. */
        public abstract Builder detailedMetrics(@Nullable Switch detailedMetrics);

        /** Traces in AWS X-Ray. Default: left as they are. */
        public abstract Builder tracing(@Nullable Switch tracing);

        /** What should wake somebody. Default: {@link RestApiAlarms#recommended()}. */
        public abstract Builder alarms(AlarmSet alarms);

        /** Who is told. Default: nobody, with a warning at synth. */
        public abstract Builder routing(AlarmRouting routing);

        /**
         * Defines the telemetry.
         *
         * @throws IllegalArgumentException if the stage logs and no account is stated, if the account's setting is of
         *     another environment, if the stage is of another stack of this app, if its method settings are tokens, or
         *     if an alarm cannot be defined; nothing is attached to the tree then
         */
        @Override
        public abstract RestApiTelemetry build();
    }
}

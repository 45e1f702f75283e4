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
 * Defines the telemetry of one stage of an HTTP API: access logs that expire, detailed metrics, saved queries and alarms. An
 * HTTP API has no execution logs and no traces; API Gateway needs no log role for it.
 *
 * <pre>{@code
 * HttpApiTelemetry.Builder.create(stack, "Api")
 *     .stage(HttpStageTarget.of(httpApi))
 *     .accessLogs(AccessLogs.json())
 *     .build();
 * }</pre>
 */
public final class HttpApiTelemetry extends Construct implements Telemetry {
    private final TelemetryPlan plan;
    private final List<DefinedAlarm> alarms;

    private HttpApiTelemetry(Construct scope, String id, TelemetryPlan plan) {
        super(scope, id);
        this.plan = plan;
        this.alarms = plan.attachTo(this);
    }

    static HttpApiTelemetry define(
            Construct scope,
            String id,
            HttpStageTarget stage,
            @Nullable AccessLogs accessLogs,
            @Nullable Switch detailedMetrics,
            List<SettingsOverride> overrides,
            AlarmSet alarms,
            AlarmRouting routing) {
        return new HttpApiTelemetry(
                scope,
                id,
                TelemetryPlan.of(
                        scope,
                        id,
                        stage.stage(),
                        new TelemetryPlan.Wishes(
                                null, null, accessLogs, detailedMetrics, null, overrides, alarms, routing)));
    }

    /** {@return the API's name, or its id where the stage exists already} */
    public String getApiName() {
        return plan.stage().apiName();
    }

    /** {@return the stage's name} */
    public String getStageName() {
        return plan.stage().stageName();
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
        return List.of(section(), accessLogSection());
    }

    /** {@return a section of a board: requests, share of errors and latency, with the alarms' thresholds} */
    public DashboardSection section() {
        return ApiSection.metrics(plan.stage(), region(), alarms, null);
    }

    /** {@return a section of a board with the answers to queries over the access log; empty if none is defined here} */
    public DashboardSection accessLogSection() {
        return ApiSection.log("Access", plan.stage(), plan.logs().accessQueries(), region());
    }

    private String region() {
        return Stack.of(this).getRegion();
    }

    /** Builds a {@link HttpApiTelemetry}. */
    @AutoBuilder(ofClass = HttpApiTelemetry.class, callMethod = "define")
    public abstract static class Builder implements software.amazon.jsii.Builder<HttpApiTelemetry> {
        Builder() {}

        /** Starts the telemetry of a stage under a scope, which is in the stack of the stage if that is of this app. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_HttpApiTelemetry_Builder()
                    .scope(scope)
                    .id(id)
                    .overrides(List.of())
                    .alarms(HttpApiAlarms.recommended())
                    .routing(AlarmRouting.nobody());
        }

        abstract Builder scope(Construct scope);

        abstract Builder id(String id);

        /** The stage. */
        public abstract Builder stage(HttpStageTarget stage);

        /** One line for each request. Default: left as they are. */
        public abstract Builder accessLogs(@Nullable AccessLogs accessLogs);

        /** Metrics per route, which AWS charges for. Default: left as they are. */
        public abstract Builder detailedMetrics(@Nullable Switch detailedMetrics);

        /** What is set otherwise for single routes. Default: nothing. */
        public abstract Builder overrides(List<SettingsOverride> overrides);

        /** What should wake somebody. Default: {@link HttpApiAlarms#recommended()}. */
        public abstract Builder alarms(AlarmSet alarms);

        /** Who is told. Default: nobody, with a warning at synth. */
        public abstract Builder routing(AlarmRouting routing);

        /**
         * Defines the telemetry.
         *
         * @throws IllegalArgumentException if the stage is of another stack of this app or has another owner, if its route
         *     settings are tokens, or if an alarm cannot be defined; nothing is attached to the tree then
         */
        @Override
        public abstract HttpApiTelemetry build();
    }
}

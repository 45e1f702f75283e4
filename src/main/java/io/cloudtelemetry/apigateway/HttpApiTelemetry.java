package io.cloudtelemetry.apigateway;

import com.google.auto.value.AutoBuilder;
import java.util.Objects;
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
public final class HttpApiTelemetry extends ApiTelemetry {
    private HttpApiTelemetry(TelemetryPlan plan) {
        super(plan);
    }

    /** Builds a {@link HttpApiTelemetry}. */
    @AutoBuilder(ofClass = RequestedSettings.class)
    public abstract static class Builder extends ApiTelemetry.Builder<HttpApiTelemetry, Builder> {
        Builder() {}

        /** Starts the telemetry of a stage under a scope, which is in the stack of the stage if that is of this app. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_HttpApiTelemetry_Builder().start(scope, id, HttpApiAlarms.recommended());
        }

        /** The stage. */
        public Builder stage(HttpStageTarget stage) {
            return stage(Objects.requireNonNull(stage, "stage").stage());
        }

        @Override
        HttpApiTelemetry define(TelemetryPlan plan) {
            return new HttpApiTelemetry(plan);
        }
    }
}

package io.cloudtelemetry.apigateway;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.dashboards.DashboardSection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
public final class WebSocketApiTelemetry extends ApiTelemetry {
    private WebSocketApiTelemetry(TelemetryPlan plan) {
        super(plan);
    }

    /** {@return the name of the group of the stage's execution logs, whether they are written or not} */
    public String getExecutionLogGroupName() {
        return stage().executionLogGroupName();
    }

    /** {@return a section of a board with the answers to queries over the execution log; empty if none is defined here} */
    public DashboardSection executionLogSection() {
        return executionLog();
    }

    /** Builds a {@link WebSocketApiTelemetry}. */
    @AutoBuilder(ofClass = RequestedSettings.class)
    public abstract static class Builder extends ApiTelemetry.Builder<WebSocketApiTelemetry, Builder> {
        Builder() {}

        /** Starts the telemetry of a stage under a scope, which is in the stack of the stage if that is of this app. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_WebSocketApiTelemetry_Builder().start(scope, id, WebSocketApiAlarms.recommended());
        }

        /** The stage. */
        public Builder stage(WebSocketStageTarget stage) {
            return stage(Objects.requireNonNull(stage, "stage").stage());
        }

        /** The account's log role, which the stage waits for. Default: none, which a stage that logs does not accept. */
        @Override
        public abstract Builder account(@Nullable ApiGatewayAccount account);

        /** What is logged, and for how long. Default: left as it is. */
        @Override
        public abstract Builder executionLogs(@Nullable ExecutionLogs executionLogs);

        @Override
        WebSocketApiTelemetry define(TelemetryPlan plan) {
            return new WebSocketApiTelemetry(plan);
        }
    }
}

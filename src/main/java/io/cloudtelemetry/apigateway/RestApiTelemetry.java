package io.cloudtelemetry.apigateway;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.dashboards.DashboardSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.CfnStage;
import software.amazon.awscdk.services.apigateway.Stage;
import software.constructs.Construct;

/**
 * Defines the telemetry of one stage of a REST API: logs that expire, detailed metrics, traces, saved queries and alarms.
 *
 * <p>A stage of this app is changed in its own template, each entry of its method settings included; throttling and
 * cache stay as they are. A stage that exists is changed by a call at deploy time, see {@link StageTarget#existing}.
 *
 * <pre>{@code
 * RestApiTelemetry.Builder.create(stack, "Api")
 *     .stage(StageTarget.existing("a1b2c3d4e5", "NRSON-API-SERVICE", "api"))
 *     .account(ApiGatewayAccount.managed(stack, "Account"))
 *     .executionLogs(ExecutionLogs.info())
 *     .build();
 * }</pre>
 */
public final class RestApiTelemetry extends ApiTelemetry {
    private RestApiTelemetry(TelemetryPlan plan) {
        super(plan);
    }

    /**
     * {@return the stages of REST APIs of this app under a scope, to give telemetry to each} Looks once, so it is called
     * after the APIs are defined. It finds constructs of the class {@code Stage}; a {@code CfnStage} alone is left as it is.
     */
    public static Stages stagesIn(Construct scope) {
        return new Stages(scope.getNode().findAll().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(stage -> stage.getNode().getDefaultChild() instanceof CfnStage)
                .toList());
    }

    /** {@return the name of the group of the stage's execution logs, whether they are written or not} */
    public String getExecutionLogGroupName() {
        return stage().executionLogGroupName();
    }

    /** {@return a section of a board with the answers to queries over the execution log; empty if none is defined here} */
    public DashboardSection executionLogSection() {
        return executionLog();
    }

    /**
     * The stages of REST APIs of this app under a scope, from {@link RestApiTelemetry#stagesIn}.
     *
     * @param stages those that are left, in the order of the tree
     */
    public record Stages(List<Stage> stages) {
        public Stages {
            stages = List.copyOf(Objects.requireNonNull(stages, "stages"));
        }

        /** {@return the stages that match, by their construct path, or the name of API or stage} */
        public Stages include(Predicate<Stage> wanted) {
            return new Stages(stages.stream().filter(wanted).toList());
        }

        /** {@return the stages that do not match} */
        public Stages exclude(Predicate<Stage> unwanted) {
            return include(unwanted.negate());
        }

        /**
         * Defines the telemetry of each stage, beside it as {@code Telemetry}.
         *
         * @param settings sets what all have in common; the stage is set already
         * @return the telemetry, in the order of the stages
         * @throws IllegalArgumentException if that of one cannot be defined
         */
        public List<RestApiTelemetry> define(UnaryOperator<RestApiTelemetry.Builder> settings) {
            var defined = new ArrayList<RestApiTelemetry>();
            for (var stage : stages) {
                var builder = Builder.create(stage, "Telemetry").stage(StageTarget.of(stage));
                defined.add(settings.apply(builder).build());
            }
            return List.copyOf(defined);
        }
    }

    /** Builds a {@link RestApiTelemetry}. */
    @AutoBuilder(ofClass = RequestedSettings.class)
    public abstract static class Builder extends ApiTelemetry.Builder<RestApiTelemetry, Builder> {
        Builder() {}

        /** Starts the telemetry of a stage under a scope, which is in the stack of the stage if that is of this app. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_RestApiTelemetry_Builder().start(scope, id, RestApiAlarms.recommended());
        }

        /** The stage. */
        public Builder stage(StageTarget stage) {
            return stage(Objects.requireNonNull(stage, "stage").stage());
        }

        /** The account's log role, which the stage waits for. Default: none, which a stage that logs does not accept. */
        @Override
        public abstract Builder account(@Nullable ApiGatewayAccount account);

        /** What is logged, and for how long. Default: left as it is. */
        @Override
        public abstract Builder executionLogs(@Nullable ExecutionLogs executionLogs);

        /** Traces in AWS X-Ray. Default: left as they are. */
        @Override
        public abstract Builder tracing(@Nullable Switch tracing);

        @Override
        RestApiTelemetry define(TelemetryPlan plan) {
            return new RestApiTelemetry(plan);
        }
    }
}

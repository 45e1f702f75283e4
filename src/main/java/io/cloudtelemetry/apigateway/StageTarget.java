package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.logs.TelemetryLogGroup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigateway.IStage;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IDependable;

/** The stage of a REST API: one of this app, or one that exists. */
public abstract sealed class StageTarget permits ExistingStage, OwnStage {
    /** API Gateway sends its metrics every minute. */
    private static final int METRICS_INTERVAL = 60;

    private final String apiId;
    private final String apiName;
    private final String stageName;

    StageTarget(String apiId, String apiName, String stageName) {
        this.apiId = apiId;
        this.apiName = apiName;
        this.stageName = stageName;
    }

    /**
     * The deployment stage of an API of this app.
     *
     * @throws IllegalArgumentException if the API is imported or has no deployment stage
     */
    public static StageTarget of(IRestApi api) {
        return OwnStage.deploymentStageOf(api);
    }

    /**
     * A stage of this app.
     *
     * @throws IllegalArgumentException if the stage or its API is imported
     */
    public static StageTarget of(IStage stage) {
        return OwnStage.stageOf(stage);
    }

    /**
     * A stage that exists, in the account and region of the stack.
     *
     * @param id the API's id, such as {@code a1b2c3d4e5}
     * @param name the API's name, which keys its metrics
     * @param stage the stage's name
     * @throws IllegalArgumentException if one of them cannot be such
     */
    public static ExistingStage existing(String id, String name, String stage) {
        return new ExistingStage(id, name, stage, OnRemoval.KEEP);
    }

    /** Refuses what cannot be set, and attaches nothing yet. */
    abstract StageChange change(Stack stack, StageSettings settings);

    abstract TelemetryLogGroup logGroup(Construct scope, String id, RetentionDays retention);

    /** {@return the API, if it is of this app} */
    abstract @Nullable CfnRestApi ownApi();

    /** {@return the API's id} */
    public String apiId() {
        return apiId;
    }

    /** {@return the API's name, which keys the metrics of a REST API} */
    public String apiName() {
        return apiName;
    }

    /** {@return the stage's name} */
    public String stageName() {
        return stageName;
    }

    /**
     * {@return what the alarms of the stage are about} Named by API and stage: an alarm's name is unique in its account and
     * region, and two stages of an API have the same alarms.
     *
     * @param detailedMetrics whether there are metrics per method; null for left as they are, which counts as off
     */
    public AlarmSubject alarmSubject(@Nullable Switch detailedMetrics) {
        return new AlarmSubject(
                apiName + "-" + stageName,
                Map.of("ApiName", apiName, "Stage", stageName),
                METRICS_INTERVAL,
                detailedMetrics == Switch.ON ? Set.of("detailed-metrics") : Set.of());
    }

    /** {@return the name that API Gateway gives to the group of the stage's execution logs} */
    public String executionLogGroupName() {
        return "API-Gateway-Execution-Logs_" + apiId + "/" + stageName;
    }

    /** A checked change of a stage, to be attached once the construct stands. */
    @FunctionalInterface
    interface StageChange {
        void attachTo(Construct telemetry, List<IDependable> prerequisites);
    }
}

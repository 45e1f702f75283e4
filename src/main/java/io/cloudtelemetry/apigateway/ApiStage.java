package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.ordered.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;
import software.constructs.IDependable;

/** A stage of an API of any kind, of this app or existing, as its telemetry needs it. */
abstract class ApiStage {
    /** API Gateway sends its metrics every minute. */
    private static final int METRICS_INTERVAL = 60;

    private final ApiKind kind;
    private final String apiId;
    private final String apiName;
    private final String stageName;

    ApiStage(ApiKind kind, String apiId, String apiName, String stageName) {
        this.kind = kind;
        this.apiId = apiId;
        this.apiName = apiName;
        this.stageName = stageName;
    }

    /** {@return whether it is told the throttling that the stage has, which goes along with settings of methods or routes} */
    boolean statesThrottling() {
        return false;
    }

    /** Refuses what cannot be set, and attaches nothing yet. */
    abstract StageChange change(Stack stack, StageSettings settings);

    /**
     * {@return what of UpdateStage's request, in the words of its patch operations or route settings, stops the writing of
     * bodies and keeps all else that is known}
     */
    abstract Map<String, Object> withoutBodies(StageSettings settings);

    /** {@return the API, if it is of this app} */
    abstract @Nullable CfnResource ownApi();

    /** {@return the names of the methods or routes that can be set apart; empty if that is not known} */
    abstract Optional<Set<String>> parts();

    /** {@return whether one that is not among them is there, but only after the stage} */
    boolean comesAfter(String part) {
        return false;
    }

    /** {@return what tells the stage from others of the app} */
    abstract String identity(Stack stack);

    ApiKind kind() {
        return kind;
    }

    /** {@return the API's id} */
    public String apiId() {
        return apiId;
    }

    /** {@return the API's name, or its id where the name is not known} */
    public String apiName() {
        return apiName;
    }

    /** {@return the stage's name} */
    public String stageName() {
        return stageName;
    }

    /**
     * {@return the dimensions of the stage's metrics} API Gateway takes what is not ASCII out of the ApiName, and puts the API's
     * id in its place where nothing is left ("Amazon API Gateway dimensions and metrics", developer guide).
     */
    public Map<String, String> metricDimensions() {
        return Ordered.map(kind.dimension(), kind == ApiKind.REST ? metricsName() : apiId, "Stage", stageName);
    }

    private String metricsName() {
        // Also beside a token, which is ASCII as long as it is one.
        var ascii = apiName.replaceAll("[^\\x00-\\x7f]", "");
        return ascii.isEmpty() ? apiId : ascii;
    }

    /**
     * {@return what the alarms of the stage are about} Named by API and stage: an alarm's name is unique in its account and
     * region, and two stages of an API have the same alarms.
     *
     * @param detailedMetrics whether there are metrics per method or route; null for left as they are, which counts as off
     */
    public AlarmSubject alarmSubject(@Nullable Switch detailedMetrics) {
        return new AlarmSubject(
                apiName + "-" + stageName,
                metricDimensions(),
                METRICS_INTERVAL,
                detailedMetrics == Switch.ON ? Set.of("detailed-metrics") : Set.of());
    }

    /**
     * {@return the name that API Gateway gives to the group of the stage's execution logs}
     *
     * @throws IllegalStateException if the kind of API has none
     */
    public String executionLogGroupName() {
        return switch (kind) {
            case REST -> "API-Gateway-Execution-Logs_" + apiId + "/" + stageName;
            case WEBSOCKET -> "/aws/apigateway/" + apiId + "/" + stageName;
            case HTTP -> throw new IllegalStateException("an HTTP API has no execution logs");
        };
    }

    /** {@return the name of the group of the stage's access logs} A group's name cannot hold the $ of $default. */
    public String accessLogGroupName() {
        return "/aws/vendedlogs/apigateway/%s/%s".formatted(apiId, stageName.replace("$default", "default"));
    }

    /** {@return the ARN of the stage as IAM knows it, "Actions, resources, and condition keys for API Gateway Management"} */
    String arn(Stack stack) {
        return "arn:%s:apigateway:%s::/%s/%s/stages/%s"
                .formatted(
                        stack.getPartition(),
                        stack.getRegion(),
                        kind == ApiKind.REST ? "restapis" : "apis",
                        apiId,
                        stageName);
    }

    /**
     * {@return the ARNs by which policies name the stage} Requests hold its name as part of a path, where the dollar sign of
     * {@code $default} is escaped; no page says which of the two IAM compares, and either names this one stage.
     */
    List<String> permittedArns(Stack stack) {
        var arn = arn(stack);
        return stageName.startsWith("$default") ? List.of(arn, arn.replace("/$default", "/%24default")) : List.of(arn);
    }

    /** A checked change of a stage, to be attached once the construct stands. */
    @FunctionalInterface
    interface StageChange {
        void attachTo(Construct telemetry, List<IDependable> prerequisites);
    }
}

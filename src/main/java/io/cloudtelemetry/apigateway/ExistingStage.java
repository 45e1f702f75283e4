package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.existing.ExistingResourceCall;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.logs.TelemetryLogGroup;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * A stage that is not of this app, changed at deploy time.
 *
 * <p>Settings are those for all methods. A method with settings of its own on the stage does not follow them: API
 * Gateway keeps its entry whole, and to change it takes a change of the stage where that entry comes from.
 */
public final class ExistingStage extends StageTarget {
    private static final Pattern API_ID = Pattern.compile("[a-z0-9]+");
    private static final Pattern NOT_BLANK = Pattern.compile(".*\\S.*");
    private static final Pattern STAGE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final OnRemoval onRemoval;

    ExistingStage(String id, String name, String stage, OnRemoval onRemoval) {
        super(
                Check.matching(
                        API_ID,
                        "id",
                        id,
                        "lower-case letters and digits",
                        "copy it from the list of APIs, not its name"),
                Check.matching(
                        NOT_BLANK,
                        "name",
                        name,
                        "the API's name",
                        "copy it from the list of APIs, as it keys the metrics"),
                Check.matching(
                        STAGE_NAME,
                        "stage",
                        stage,
                        "1 to 128 letters, digits, - or _",
                        "give the stage's name without a path"));
        this.onRemoval = onRemoval;
    }

    /** What becomes of the stage when its telemetry is removed. Default: it keeps what was set. */
    public ExistingStage onRemoval(OnRemoval onRemoval) {
        return new ExistingStage(apiId(), apiName(), stageName(), onRemoval);
    }

    @Override
    StageChange change(Stack stack, StageSettings settings) {
        return (telemetry, prerequisites) -> {
            if (!settings.patches().isEmpty()) {
                update(telemetry, settings).getNode().addDependency(prerequisites.toArray(IDependable[]::new));
            }
        };
    }

    private ExistingResourceCall update(Construct telemetry, StageSettings settings) {
        var stack = Stack.of(telemetry);
        var arn = "arn:%s:apigateway:%s::/restapis/%s/stages/%s"
                .formatted(stack.getPartition(), stack.getRegion(), apiId(), stageName());
        return ExistingResourceCall.Builder.create(telemetry, childId())
                .service("APIGateway")
                .action("updateStage")
                .parameters(request(settings.patches()))
                .parametersOnRemoval(onRemoval == OnRemoval.TURN_OFF ? request(settings.patchesToTurnOff()) : null)
                .target(arn)
                .statements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of("apigateway:PATCH"))
                        .resources(List.of(arn))
                        .build()))
                .build();
    }

    /** Another stage is another resource, so that the removal of the first runs with the permission of the first. */
    private String childId() {
        var target = apiId() + "-" + stageName();
        return Token.isUnresolved(target) ? "Stage" : "Stage-" + target;
    }

    private Map<String, Object> request(List<Map<String, String>> patches) {
        return Map.of("restApiId", apiId(), "stageName", stageName(), "patchOperations", patches);
    }

    @Override
    TelemetryLogGroup logGroup(Construct scope, String id, RetentionDays retention) {
        return TelemetryLogGroup.ensure(scope, id, executionLogGroupName(), LogGroupSettings.expireAfter(retention));
    }

    @Override
    @Nullable
    CfnRestApi ownApi() {
        return null;
    }
}

package io.cloudtelemetry.apigateway;

import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigateway.IStage;

/** The stage of a REST API: one of this app, or one that exists. */
public abstract sealed class StageTarget extends ApiStage permits ExistingStage, OwnStage {
    StageTarget(String apiId, String apiName, String stageName) {
        super(ApiKind.REST, apiId, apiName, stageName);
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
        return new ExistingStage(id, name, stage, OnRemoval.KEEP, null);
    }
}

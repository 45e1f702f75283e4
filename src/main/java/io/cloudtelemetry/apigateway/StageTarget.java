package io.cloudtelemetry.apigateway;

import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigateway.IStage;

/** The stage of a REST API: one of this app, or one that exists. */
public final class StageTarget extends ApiStageTarget<StageTarget> {
    private StageTarget(ApiStage stage) {
        super(stage, StageTarget::new);
    }

    /**
     * The deployment stage of an API of this app.
     *
     * @throws IllegalArgumentException if the API is imported or has no deployment stage
     */
    public static StageTarget of(IRestApi api) {
        return new StageTarget(OwnRestStage.deploymentStageOf(api));
    }

    /**
     * A stage of this app.
     *
     * @throws IllegalArgumentException if the stage or its API is imported
     */
    public static StageTarget of(IStage stage) {
        return new StageTarget(OwnRestStage.of(stage));
    }

    /**
     * A stage that exists, in the account and region of the stack.
     *
     * <p>Settings are those for all methods and those of overrides. A method with settings of its own on the stage that no
     * override names does not follow them: API Gateway keeps its entry whole. An override of a method that had no entry
     * gives it one, for which the cache of the stage no longer holds, and its throttling only where that is stated.
     *
     * @param id the API's id, such as {@code a1b2c3d4e5}
     * @param name the API's name, which keys its metrics
     * @param stage the stage's name
     * @throws IllegalArgumentException if one of them is not valid
     */
    public static StageTarget existing(String id, String name, String stage) {
        return new StageTarget(ExistingStage.of(ApiKind.REST, id, name, stage));
    }

    /** {@return the name that API Gateway gives to the group of the stage's execution logs} */
    public String executionLogGroupName() {
        return stage().executionLogGroupName();
    }
}

package io.cloudtelemetry.apigateway;

import java.util.Objects;
import software.amazon.awscdk.services.apigatewayv2.IWebSocketStage;

/** The stage of a WebSocket API: one of this app, or one that exists. */
public final class WebSocketStageTarget extends ApiStageTarget<WebSocketStageTarget> {
    private WebSocketStageTarget(ApiStage stage) {
        super(stage, WebSocketStageTarget::new);
    }

    /**
     * A stage of this app.
     *
     * @throws IllegalArgumentException if the stage or its API is imported
     */
    public static WebSocketStageTarget of(IWebSocketStage stage) {
        return new WebSocketStageTarget(
                OwnV2Stage.of(ApiKind.WEBSOCKET, stage, stage.getApi(), "WebSocketStageTarget"));
    }

    /**
     * A stage that exists, in the account and region of the stack.
     *
     * @param id the API's id, such as {@code a1b2c3d4e5}, which keys its metrics
     * @param stage the stage's name
     * @throws IllegalArgumentException if one of them is not valid
     */
    public static WebSocketStageTarget existing(String id, String stage) {
        return existing(id, Objects.requireNonNull(id, "id"), stage);
    }

    /**
     * As {@link #existing(String, String)}, with a name for alarms, boards and queries in place of the id. It need not be the
     * API's own, as nothing is looked up by it; another name is another name of each alarm.
     */
    public static WebSocketStageTarget existing(String id, String name, String stage) {
        return new WebSocketStageTarget(ExistingStage.of(ApiKind.WEBSOCKET, id, name, stage));
    }

    /** {@return the name that API Gateway gives to the group of the stage's execution logs} */
    public String executionLogGroupName() {
        return stage().executionLogGroupName();
    }
}

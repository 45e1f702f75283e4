package io.cloudtelemetry.apigateway;

import java.util.Objects;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.IHttpStage;

/** The stage of an HTTP API: one of this app, or one that exists. */
public final class HttpStageTarget extends ApiStageTarget<HttpStageTarget> {
    private HttpStageTarget(ApiStage stage) {
        super(stage, HttpStageTarget::new);
    }

    /**
     * The default stage of an API of this app.
     *
     * @throws IllegalArgumentException if it has none
     */
    public static HttpStageTarget of(HttpApi api) {
        var stage = api.getDefaultStage();
        if (stage == null) {
            throw new IllegalArgumentException(
                    "stage must be given for an API without default stage, got %s; use HttpStageTarget.of(stage)"
                            .formatted(api.getNode().getPath()));
        }
        return of(stage);
    }

    /**
     * A stage of this app.
     *
     * @throws IllegalArgumentException if the stage or its API is imported
     */
    public static HttpStageTarget of(IHttpStage stage) {
        return new HttpStageTarget(OwnV2Stage.of(ApiKind.HTTP, stage, stage.getApi(), "HttpStageTarget"));
    }

    /**
     * A stage that exists, in the account and region of the stack.
     *
     * @param id the API's id, such as {@code a1b2c3d4e5}, which keys its metrics
     * @param stage the stage's name, such as {@code $default}
     * @throws IllegalArgumentException if one of them is not valid
     */
    public static HttpStageTarget existing(String id, String stage) {
        return existing(id, Objects.requireNonNull(id, "id"), stage);
    }

    /**
     * As {@link #existing(String, String)}, with a name for alarms, boards and queries in place of the id. It need not be the
     * API's own, as nothing is looked up by it; another name is another name of each alarm.
     */
    public static HttpStageTarget existing(String id, String name, String stage) {
        return new HttpStageTarget(ExistingStage.of(ApiKind.HTTP, id, name, stage));
    }
}

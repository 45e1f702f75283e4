package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSubject;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.IHttpStage;

/** The stage of an HTTP API: one of this app, or one that exists. Values are fixed; each method gives a new one. */
public final class HttpStageTarget {
    private final ApiStage stage;

    private HttpStageTarget(ApiStage stage) {
        this.stage = stage;
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
        return new HttpStageTarget(OwnRouteStage.of(ApiKind.HTTP, stage, stage.getApi()));
    }

    /**
     * A stage that exists, in the account and region of the stack.
     *
     * @param id the API's id, such as {@code a1b2c3d4e5}, which keys its metrics
     * @param stage the stage's name, such as {@code $default}
     * @throws IllegalArgumentException if one of them cannot be such
     */
    public static HttpStageTarget existing(String id, String stage) {
        return new HttpStageTarget(new ExistingRouteStage(ApiKind.HTTP, id, stage, OnRemoval.KEEP, null));
    }

    /**
     * What becomes of a setting when it, or the telemetry, is removed. Default: it stays as it was set.
     *
     * @throws IllegalArgumentException if the stage is of this app, whose template then sets it back
     */
    public HttpStageTarget onRemoval(OnRemoval choice) {
        return new HttpStageTarget(existing("onRemoval").onRemoval(choice));
    }

    /**
     * The throttling that the default route of the stage has, which is sent along with what is changed there, as AWS does
     * not say that it stays otherwise. Default: none is sent, with a warning.
     *
     * @param burstLimit requests at once
     * @param rateLimit requests a second
     * @throws IllegalArgumentException if one is not above 0, or the stage is of this app, where it stays as it is
     */
    public HttpStageTarget throttling(int burstLimit, double rateLimit) {
        return new HttpStageTarget(existing("throttling").throttling(Throttling.ofRoutes(burstLimit, rateLimit)));
    }

    private ExistingRouteStage existing(String property) {
        if (stage instanceof ExistingRouteStage existing) {
            return existing;
        }
        throw new IllegalArgumentException(
                "%s must be left out for a stage of this app, got it for %s; its template holds it"
                        .formatted(property, stage.stageName()));
    }

    /**
     * {@return what the alarms of the stage are about}
     *
     * @param detailedMetrics whether there are metrics per route; null for left as they are, which counts as off
     */
    public AlarmSubject alarmSubject(@Nullable Switch detailedMetrics) {
        return stage.alarmSubject(detailedMetrics);
    }

    /** {@return the name of the group of the stage's access logs, unless another is given} */
    public String accessLogGroupName() {
        return stage.accessLogGroupName();
    }

    ApiStage stage() {
        return stage;
    }
}

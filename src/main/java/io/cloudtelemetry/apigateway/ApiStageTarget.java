package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSubject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stage of an API: one of this app, or one that exists.
 *
 * @param <T> the target for the kind of API
 */
public abstract sealed class ApiStageTarget<T extends ApiStageTarget<T>>
        permits StageTarget, HttpStageTarget, WebSocketStageTarget {
    private final ApiStage stage;
    private final Function<ApiStage, T> target;

    ApiStageTarget(ApiStage stage, Function<ApiStage, T> target) {
        this.stage = stage;
        this.target = target;
    }

    /**
     * What becomes of a setting when it, or the telemetry, is removed. Default: it stays as it was set.
     *
     * @throws IllegalArgumentException if the stage is of this app, whose template then sets it back
     */
    public T onRemoval(OnRemoval choice) {
        return target.apply(existing("onRemoval").with(choice));
    }

    /**
     * The throttling that the stage has for all methods or routes. It is sent along with what is changed there: without
     * entries for it, API Gateway writes 5,000 and 10,000 beside the settings of a REST stage (the example of {@code
     * update-stage} in the AWS CLI's reference shows it; aws/aws-cdk#21358), and AWS does not say that the throttling of routes
     * stays. Default: none is sent, with a warning.
     *
     * @param burstLimit requests at once; -1 with a rate of -1 for a REST stage without throttling
     * @param rateLimit requests a second
     * @throws IllegalArgumentException if one is not above 0, or the stage is of this app, where it stays as it is
     */
    public T throttling(int burstLimit, double rateLimit) {
        return target.apply(existing("throttling").withThrottling(burstLimit, rateLimit));
    }

    private ExistingStage existing(String property) {
        if (stage instanceof ExistingStage existing) {
            return existing;
        }
        throw new IllegalArgumentException(
                "%s must be left out for a stage of this app, got it for %s; its template holds it"
                        .formatted(property, stage.stageName()));
    }

    /**
     * {@return what the alarms of the stage are about}
     *
     * @param detailedMetrics whether there are metrics per method or route; null for left as they are, which counts as off
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

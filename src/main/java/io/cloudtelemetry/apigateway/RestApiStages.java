package io.cloudtelemetry.apigateway;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.services.apigateway.CfnStage;
import software.amazon.awscdk.services.apigateway.Stage;
import software.constructs.Construct;

/**
 * The stages of REST APIs of this app under a scope, from {@link RestApiTelemetry#stagesIn}. Values are fixed; each method
 * gives a new one.
 */
public final class RestApiStages {
    private final List<Stage> stages;

    private RestApiStages(List<Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    static RestApiStages in(Construct scope) {
        var found = new ArrayList<Stage>();
        for (var construct : scope.getNode().findAll()) {
            if (construct instanceof Stage stage && stage.getNode().getDefaultChild() instanceof CfnStage) {
                found.add(stage);
            }
        }
        return new RestApiStages(found);
    }

    /** {@return those of which this is true; their construct path and the names of API and stage can be asked} */
    public RestApiStages include(Predicate<Stage> wanted) {
        return new RestApiStages(stages.stream().filter(wanted).toList());
    }

    /** {@return those of which this is not true} */
    public RestApiStages exclude(Predicate<Stage> unwanted) {
        return include(unwanted.negate());
    }

    /** {@return the stages that are left, in the order of the tree} */
    public List<Stage> stages() {
        return stages;
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
            var builder = RestApiTelemetry.Builder.create(stage, "Telemetry").stage(StageTarget.of(stage));
            defined.add(settings.apply(builder).build());
        }
        return List.copyOf(defined);
    }
}

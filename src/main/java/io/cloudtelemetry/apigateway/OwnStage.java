package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.RequestedSettings.AccessLogDestination;
import io.cloudtelemetry.ownership.Place;
import java.util.function.Consumer;
import software.amazon.awscdk.CfnResource;
import software.constructs.Construct;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/** A stage of this app, changed in its own template, and there only in what is stated. */
sealed interface OwnStage extends ApiStage permits OwnRestStage, OwnV2Stage {
    CfnResource api();

    CfnResource stage();

    /** {@return the resource of a construct, which an imported one lacks} */
    static <T extends CfnResource> T resource(Class<T> type, IConstruct construct, String instead) {
        var resource = construct.getNode().getDefaultChild();
        if (!type.isInstance(resource)) {
            throw new IllegalArgumentException("stage must be of this app, got the imported %s; use %s"
                    .formatted(construct.getNode().getPath(), instead));
        }
        return type.cast(resource);
    }

    @Override
    default StageChange change(Place place, RequestedSettings settings) {
        if (!Place.of(stage()).isInStackOf(place)) {
            throw new IllegalArgumentException(
                    "stage must be in the stack of its telemetry, got %s for %s; define the telemetry in the stage's stack"
                            .formatted(stage().getNode().getPath(), place.stackPath()));
        }
        var change = change(settings);
        return (telemetry, prerequisites) -> {
            change.accept(telemetry);
            var destination = settings.accessLogDestination();
            if (destination != null) {
                logAccessTo(destination);
            }
            stage().getNode().addDependency(prerequisites.toArray(IDependable[]::new));
        };
    }

    /** {@return the checked change of all settings but the access log} */
    Consumer<Construct> change(RequestedSettings settings);

    /** Sets it as a property, not as an override: checkers such as cdk-nag look at properties. */
    void logAccessTo(AccessLogDestination destination);

    @Override
    default CfnResource ownApi() {
        return api();
    }

    @Override
    default String identity(Place place) {
        return stage().getNode().getPath();
    }
}

package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import software.amazon.awscdk.Annotations;
import software.constructs.Construct;

/** Refuses a second construct that sets a stage, as the last deployed would win; warns of APIs that share their series. */
final class StageOwners {
    private static final Kind<Construct> SETTINGS = new Kind<>(Unique.IN_REGION);
    private static final Kind<String> SERIES = new Kind<>(Unique.IN_REGION);

    private StageOwners() {}

    /** Refuses a second owner, and attaches nothing. */
    static void requireFree(ApiStage stage, Construct scope, String id) {
        var place = Place.of(scope);
        var owner = Owners.of(place, SETTINGS).find(place, stage.identity(place));
        if (owner != null) {
            throw new IllegalArgumentException(
                    "stage must have its settings from one place, got %s/%s after %s for %s, stage %s; state all of them in one"
                            .formatted(
                                    scope.getNode().getPath(),
                                    id,
                                    owner.getNode().getPath(),
                                    stage.kind(),
                                    stage.stageName()));
        }
    }

    static void take(ApiStage stage, Construct telemetry) {
        var place = Place.of(telemetry);
        Owners.of(place, SETTINGS).take(place, stage.identity(place), telemetry);
    }

    /** Warns where CloudWatch has the metrics of two REST APIs in one series. */
    static void warnOfSharedSeries(ApiStage stage, Construct telemetry) {
        if (stage.kind() != ApiKind.REST) {
            return;
        }
        var place = Place.of(telemetry);
        var name = "%s, stage %s"
                .formatted(stage.metricDimensions().get(stage.kind().facts().dimension()), stage.stageName());
        var identity = stage.identity(place);
        if (!Owners.of(place, SERIES).findOrTake(place, name, () -> identity).equals(identity)) {
            Annotations.of(telemetry)
                    .addWarningV2(
                            "@cloudtelemetry/apigateway:sharedSeries",
                            "two REST APIs are named %s, in CloudWatch, which leaves out what is not ASCII: their metrics are keyed by the name, so they share every series, and an alarm of one watches both; rename one"
                                    .formatted(name));
        }
    }
}

package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.ownership.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * Remembers, in the app's own tree, which construct sets which stage: of two, the last deployed would win; and whose metrics
 * are in which series.
 */
final class StageOwners extends Construct {
    private static final String ID = "ApiGatewayStages";

    private final Map<String, String> owners = new LinkedHashMap<>();
    private final Map<String, String> series = new LinkedHashMap<>();

    private StageOwners(Construct root) {
        super(root, ID);
    }

    static StageOwners of(Construct scope) {
        var root = (Construct) scope.getNode().getRoot();
        return root.getNode().tryFindChild(ID) instanceof StageOwners owners ? owners : new StageOwners(root);
    }

    /** Refuses a second owner, and attaches nothing. */
    void requireFree(ApiStage stage, Construct scope, String id) {
        var owner = owner(stage, scope);
        if (owner != null) {
            throw new IllegalArgumentException(
                    "stage must have its settings from one place, got %s/%s after %s for %s, stage %s; state all of them in one"
                            .formatted(scope.getNode().getPath(), id, owner, stage.kind(), stage.stageName()));
        }
    }

    void take(ApiStage stage, Construct telemetry) {
        owners.put(key(stage, telemetry), telemetry.getNode().getPath());
    }

    /** Warns where CloudWatch has the metrics of two REST APIs in one series. */
    void speakOfSharedSeries(ApiStage stage, Construct telemetry) {
        if (stage.kind() != ApiKind.REST) {
            return;
        }
        var name = "%s, stage %s"
                .formatted(stage.metricDimensions().get(stage.kind().dimension()), stage.stageName());
        var identity = stage.identity(Stack.of(telemetry));
        if (!series.computeIfAbsent(Place.of(telemetry) + " " + name, key -> identity)
                .equals(identity)) {
            Annotations.of(telemetry)
                    .addWarningV2(
                            "@cloudtelemetry/apigateway:sharedSeries",
                            "two REST APIs are named %s, in CloudWatch, which leaves out what is not ASCII: their metrics are keyed by the name, so they share every series, and an alarm of one watches both; rename one"
                                    .formatted(name));
        }
    }

    private @Nullable String owner(ApiStage stage, Construct scope) {
        return owners.get(key(stage, scope));
    }

    /** The same id in another account or region is another API. */
    private static String key(ApiStage stage, Construct scope) {
        return Place.of(scope) + " " + stage.identity(Stack.of(scope));
    }
}

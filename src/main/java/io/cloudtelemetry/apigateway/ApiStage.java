package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnResource;
import software.constructs.Construct;
import software.constructs.IDependable;

/** A stage of an API, of this app or existing. */
sealed interface ApiStage permits OwnStage, ExistingStage {
    /** API Gateway sends its metrics every minute. */
    int METRICS_INTERVAL = 60;

    Kind<Construct> SETTINGS = new Kind<>(Unique.IN_REGION);
    Kind<String> SERIES = new Kind<>(Unique.IN_REGION);

    ApiKind kind();

    String apiId();

    /** {@return the API's name, or its id where the name is not known} */
    String apiName();

    String stageName();

    /** {@return whether the stage's throttling is stated, which is sent along with settings of methods or routes} */
    default boolean statesThrottling() {
        return false;
    }

    /** Refuses what cannot be set, and attaches nothing yet. */
    StageChange change(Place place, RequestedSettings settings);

    /**
     * {@return the part of UpdateStage's request that stops the writing of bodies and keeps all else that is known, in the words
     * of its patch operations or route settings}
     */
    Map<String, Object> withoutBodies(RequestedSettings settings);

    default @Nullable CfnResource ownApi() {
        return null;
    }

    /** {@return the names of the methods or routes that can be set apart; empty if that is not known} */
    default Optional<Set<String>> parts() {
        return Optional.empty();
    }

    /** {@return whether a method or route that is not among them is there, but only after the stage} */
    default boolean comesAfter(String part) {
        return false;
    }

    /** Refuses a second construct that sets the stage, as the last deployed would win, and attaches nothing. */
    default void requireNotSet(Construct scope, String id) {
        var place = Place.of(scope);
        var owner = Owners.of(place, SETTINGS).find(place, identity(place));
        if (owner != null) {
            throw new IllegalArgumentException(
                    "stage must have its settings from one place, got %s/%s after %s for %s, stage %s; state all of them in one"
                            .formatted(
                                    scope.getNode().getPath(),
                                    id,
                                    owner.getNode().getPath(),
                                    kind(),
                                    stageName()));
        }
    }

    /** Takes the stage for a construct, after {@link #requireNotSet}. */
    default void takeFor(Construct telemetry) {
        var place = Place.of(telemetry);
        Owners.of(place, SETTINGS).take(place, identity(place), telemetry);
    }

    /** Warns where CloudWatch has the metrics of two APIs in one series, as it keys them by their names. */
    default void warnOfSharedSeries(Construct telemetry) {
        if (!kind().isKeyedByName()) {
            return;
        }
        var place = Place.of(telemetry);
        var name =
                "%s, stage %s".formatted(metricDimensions().get(kind().facts().dimension()), stageName());
        var identity = identity(place);
        if (!Owners.of(place, SERIES).findOrTake(place, name, () -> identity).equals(identity)) {
            Annotations.of(telemetry)
                    .addWarningV2(
                            "@cloudtelemetry/apigateway:sharedSeries",
                            "two %ss are named %s, in CloudWatch, which leaves out what is not ASCII: their metrics are keyed by the name, so they share every series, and an alarm of one watches both; rename one"
                                    .formatted(kind(), name));
        }
    }

    /** {@return what tells the stage from others of the app} */
    default String identity(Place place) {
        return arn(place);
    }

    /**
     * {@return the dimensions of the stage's metrics} API Gateway takes what is not ASCII out of the ApiName, and puts the API's
     * id in its place where nothing is left ("Amazon API Gateway dimensions and metrics", developer guide).
     */
    default Map<String, String> metricDimensions() {
        // Also beside a token, which is ASCII as long as it is one.
        var ascii = kind().isKeyedByName() ? apiName().replaceAll("[^\\x00-\\x7f]", "") : "";
        return Ordered.map(kind().facts().dimension(), ascii.isEmpty() ? apiId() : ascii, "Stage", stageName());
    }

    /** {@return what the alarms of the stage are about} Their names are unique in the account: two stages of an API have the same. */
    default AlarmSubject alarmSubject(@Nullable Switch detailedMetrics) {
        return new AlarmSubject(
                apiName() + "-" + stageName(),
                metricDimensions(),
                METRICS_INTERVAL,
                detailedMetrics == Switch.ON ? Set.of("detailed-metrics") : Set.of());
    }

    /** {@return whether it has a cache, or nothing is known of it; only boards of kinds that can have one ask} */
    default boolean mayHaveCache() {
        return true;
    }

    /**
     * {@return the name that API Gateway gives to the group of the stage's execution logs}
     *
     * @throws IllegalStateException if the kind of API has none
     */
    default String executionLogGroupName() {
        var pattern = kind().facts().executionLogGroup();
        if (pattern == null) {
            throw new IllegalStateException(kind().one() + " has no execution logs");
        }
        return pattern.formatted(apiId(), stageName());
    }

    /** {@return the name of the group of the stage's access logs} A group's name cannot hold the $ of $default. */
    default String accessLogGroupName() {
        return "/aws/vendedlogs/apigateway/%s/%s".formatted(apiId(), stageName().replace("$default", "default"));
    }

    /** {@return the ARN of the stage as IAM knows it} */
    default String arn(Place place) {
        return "arn:%s:apigateway:%s::/%s/%s/stages/%s"
                .formatted(
                        place.partitionOrToken(),
                        place.regionOrToken(),
                        kind().facts().path(),
                        apiId(),
                        stageName());
    }

    /**
     * {@return the ARNs by which policies name the stage} Requests hold its name as part of a path, where the dollar sign of
     * {@code $default} is escaped; no page says which of the two IAM compares, and either names this one stage.
     */
    default List<String> permittedArns(Place place) {
        var arn = arn(place);
        return stageName().startsWith("$default")
                ? List.of(arn, arn.replace("/$default", "/%24default"))
                : List.of(arn);
    }

    /** {@return a request about the stage, in the words of the SDK's client} */
    default Map<String, Object> request(Map<String, Object> fields) {
        var request = new LinkedHashMap<>(fields);
        request.put(kind().facts().idKey(), apiId());
        request.put(kind().facts().stageKey(), stageName());
        return request;
    }

    /** A checked change of a stage, to be attached once the construct stands. */
    @FunctionalInterface
    interface StageChange {
        void attachTo(Construct telemetry, List<IDependable> prerequisites);
    }
}

package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.RequestedSettings.AccessLogDelivery;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Require;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.constructs.Construct;

/** A stage that is not of this app, changed at deploy time by calls of UpdateStage. */
abstract class ExistingStage extends ApiStage {
    private static final Pattern API_ID = Pattern.compile("[a-z0-9]+");
    private static final Pattern NOT_BLANK = Pattern.compile(".*\\S.*");

    private final OnRemoval onRemoval;
    private final @Nullable Throttling throttling;

    ExistingStage(
            ApiKind kind, String id, String name, String stage, OnRemoval onRemoval, @Nullable Throttling throttling) {
        super(
                kind,
                Require.matching(
                        API_ID,
                        "id",
                        id,
                        "lower-case letters and digits",
                        "copy it from the list of APIs, not its name"),
                name,
                stage);
        this.onRemoval = Objects.requireNonNull(onRemoval, "onRemoval");
        this.throttling = throttling;
    }

    static String requireName(String name, String what, String advice) {
        return Require.matching(NOT_BLANK, "name", name, what, advice);
    }

    abstract ExistingStage with(OnRemoval choice, @Nullable Throttling stated);

    ExistingStage onRemoval(OnRemoval choice) {
        return with(choice, throttling);
    }

    ExistingStage throttling(int burstLimit, double rateLimit) {
        return with(onRemoval, Throttling.of(kind(), burstLimit, rateLimit));
    }

    @Nullable
    Throttling throttling() {
        return throttling;
    }

    @Override
    boolean statesThrottling() {
        return throttling != null;
    }

    @Override
    StageChange change(Place place, RequestedSettings settings) {
        return (telemetry, prerequisites) -> {
            if (settings.concernParts() && throttling == null) {
                warnOfNoThrottling(telemetry, withoutThrottling());
            }
            var calls = new StageCalls(this, onRemoval, place, telemetry, prerequisites);
            setAll(calls, settings.all());
            var ids = SettingsOverride.ids(settings.overrides());
            for (var override : settings.overrides()) {
                var part = override.part();
                setPart(calls, part, ids.get(part.toString()), settings.of(override));
            }
            if (settings.tracing() != null) {
                setTracing(calls, settings.tracing());
            }
            var delivery = settings.delivery();
            if (delivery != null) {
                setAccessLogs(calls, place, delivery);
            }
        };
    }

    /** {@return what may become of throttling that is not stated} */
    abstract String withoutThrottling();

    abstract void setAll(StageCalls calls, PartSettings settings);

    /** Sets one method or route, by calls whose ids end with the id. */
    abstract void setPart(StageCalls calls, MethodOrRoute part, String id, PartSettings settings);

    /** Sets logging and metrics by a call each, so that one of them can go while the other stays; the ids end with the suffix. */
    static void setEach(
            StageCalls calls,
            String suffix,
            PartSettings settings,
            Function<PartSettings, Map<String, Object>> on,
            Function<PartSettings, Map<String, Object>> off) {
        var logs = settings.logsOnly();
        if (!logs.isEmpty()) {
            var kept = Boolean.TRUE.equals(logs.dataTrace()) ? off.apply(PartSettings.NO_BODIES) : null;
            calls.update("Logging" + suffix, on.apply(logs), off.apply(logs.off()), kept);
        }
        var metrics = settings.metricsOnly();
        if (!metrics.isEmpty()) {
            calls.update("Metrics" + suffix, on.apply(metrics), off.apply(metrics.off()), null);
        }
    }

    void setTracing(StageCalls calls, Switch tracing) {
        throw new IllegalStateException(kind().one() + " has no traces");
    }

    abstract void setAccessLogs(StageCalls calls, Place place, AccessLogDelivery delivery);

    static void warnOfNoThrottling(Construct telemetry, String text) {
        Annotations.of(telemetry).addWarningV2("@cloudtelemetry/apigateway:throttlingNotStated", text);
    }

    /** The throttling that a stage has for all methods or routes: requests at once, and requests a second. */
    record Throttling(int burstLimit, double rateLimit) {
        /** What GetStage shows, and UpdateStage takes, for a REST stage that is not throttled; the others have no such number. */
        private static final int NONE = -1;

        static Throttling of(ApiKind kind, int burstLimit, double rateLimit) {
            var isNone = burstLimit == NONE && rateLimit == NONE && kind == ApiKind.REST;
            var isSome = burstLimit >= 1 && rateLimit > 0 && !Double.isInfinite(rateLimit);
            if (!isNone && !isSome) {
                throw new IllegalArgumentException(
                        "throttling must be a burst of at least 1 and a rate above 0%s, got %d and %s; with 0 the API would answer nothing but 429"
                                .formatted(
                                        kind == ApiKind.REST ? ", or -1 and -1 for none" : "", burstLimit, rateLimit));
            }
            return new Throttling(burstLimit, rateLimit);
        }
    }
}

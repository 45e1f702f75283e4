package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.StageSettings.AccessLogDelivery;
import io.cloudtelemetry.ordered.Ordered;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * A stage of a REST API that is not of this app, changed at deploy time by patches of UpdateStage.
 *
 * <p>Settings are those for all methods and those of overrides. A method with settings of its own on the stage that no
 * override names does not follow them: API Gateway keeps its entry whole. An override of a method that had no entry gives it
 * one, for which the cache of the stage no longer holds, and its throttling only where that is stated.
 */
public final class ExistingStage extends StageTarget {
    static final Pattern API_ID = Pattern.compile("[a-z0-9]+");
    private static final Pattern NOT_BLANK = Pattern.compile(".*\\S.*");
    private static final Pattern STAGE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final OnRemoval onRemoval;
    private final @Nullable Throttling throttling;

    ExistingStage(String id, String name, String stage, OnRemoval onRemoval, @Nullable Throttling throttling) {
        super(
                Check.matching(
                        API_ID,
                        "id",
                        id,
                        "lower-case letters and digits",
                        "copy it from the list of APIs, not its name"),
                Check.matching(
                        NOT_BLANK,
                        "name",
                        name,
                        "the API's name",
                        "copy it from the list of APIs, as it keys the metrics"),
                Check.matching(
                        STAGE_NAME,
                        "stage",
                        stage,
                        "1 to 128 letters, digits, - or _",
                        "give the stage's name without a path"));
        this.onRemoval = Objects.requireNonNull(onRemoval, "onRemoval");
        this.throttling = throttling;
    }

    /** What becomes of a setting when it, or the telemetry, is removed. Default: it stays as it was set. */
    public ExistingStage onRemoval(OnRemoval choice) {
        return new ExistingStage(apiId(), apiName(), stageName(), choice, throttling);
    }

    /**
     * The throttling that the stage has for all methods, which is sent along with what is changed there and for single methods:
     * where there are no settings yet, API Gateway writes 5,000 and 10,000 beside those that it is given (the example of {@code
     * update-stage} in the AWS CLI's reference shows it; aws/aws-cdk#21358). Default: none is sent, with a warning.
     *
     * @param burstLimit requests at once; -1 with a rate of -1 for no throttling
     * @param rateLimit requests a second
     * @throws IllegalArgumentException if one is not above 0
     */
    public ExistingStage throttling(int burstLimit, double rateLimit) {
        return new ExistingStage(apiId(), apiName(), stageName(), onRemoval, new Throttling(burstLimit, rateLimit));
    }

    @Override
    boolean statesThrottling() {
        return throttling != null;
    }

    @Override
    StageChange change(Stack stack, StageSettings settings) {
        return (telemetry, prerequisites) -> {
            if (settings.concernParts() && throttling == null) {
                Throttling.warnOfNone(
                        telemetry,
                        "method settings of the stage are changed, and API Gateway writes a throttling of 5,000 at once and 10,000 a second beside them where there were none; state what the stage has, or acknowledge this if it has that");
            }
            var calls = new StageCalls(this, onRemoval, telemetry, prerequisites);
            setParts(calls, "", "/*/*", settings.all());
            var ids = SettingsOverride.ids(settings.overrides());
            for (var override : settings.overrides()) {
                var part = override.part();
                setParts(calls, "-" + ids.get(part.toString()), part.patchKey(), settings.of(override));
            }
            if (settings.tracing() != null) {
                patch(
                        calls,
                        "Tracing",
                        List.of(replace("/tracingEnabled", settings.tracing().isOn())),
                        List.of(replace("/tracingEnabled", false)));
            }
            if (settings.accessLogs() != null) {
                setAccessLogs(calls, stack, settings.accessLogs());
            }
        };
    }

    private void setParts(StageCalls calls, String suffix, String key, PartSettings part) {
        var logs = part.logsOnly();
        if (!logs.isEmpty()) {
            calls.update(
                    "Logging" + suffix,
                    Map.of("patchOperations", throttled(key, patches(key, logs))),
                    Map.of("patchOperations", patches(key, logs.off())),
                    Boolean.TRUE.equals(logs.dataTrace()) ? patchesWithoutBodies(List.of(key)) : null);
        }
        var metrics = part.metricsOnly();
        if (!metrics.isEmpty()) {
            patch(calls, "Metrics" + suffix, throttled(key, patches(key, metrics)), patches(key, metrics.off()));
        }
    }

    private List<Map<String, String>> throttled(String key, List<Map<String, String>> patches) {
        var all = new ArrayList<>(patches);
        if (throttling != null) {
            all.add(replace(key + "/throttling/burstLimit", throttling.burstLimit()));
            all.add(replace(
                    key + "/throttling/rateLimit",
                    BigDecimal.valueOf(throttling.rateLimit())
                            .stripTrailingZeros()
                            .toPlainString()));
        }
        return all;
    }

    static Map<String, Object> patchesWithoutBodies(List<String> keys) {
        return Map.of(
                "patchOperations",
                keys.stream()
                        .map(key -> replace(key + "/logging/dataTrace", false))
                        .toList());
    }

    @Override
    Map<String, Object> withoutBodies(StageSettings settings) {
        var keys = new ArrayList<String>();
        if (Boolean.TRUE.equals(settings.all().dataTrace())) {
            keys.add("/*/*");
        }
        settings.overrides().stream()
                .filter(override -> Boolean.TRUE.equals(settings.of(override).dataTrace()))
                .forEach(override -> keys.add(override.part().patchKey()));
        return patchesWithoutBodies(keys);
    }

    private static void setAccessLogs(StageCalls calls, Stack stack, AccessLogDelivery delivery) {
        calls.update(
                "AccessLogs",
                Map.of(
                        "patchOperations",
                        List.of(
                                replace("/accessLogSettings/destinationArn", delivery.destinationArn()),
                                replace("/accessLogSettings/format", delivery.format()))),
                "updateStage",
                Map.of("patchOperations", List.of(Ordered.map("op", "remove", "path", "/accessLogSettings"))),
                delivery.isFirehose() ? List.of(ServiceLinkedRole.creation(stack)) : List.<PolicyStatement>of());
    }

    private static void patch(
            StageCalls calls, String setting, List<Map<String, String>> on, List<Map<String, String>> off) {
        calls.update(setting, Map.of("patchOperations", on), Map.of("patchOperations", off), null);
    }

    /**
     * {@return the operations of UpdateStage} Paths from "Patch operations" in the API Gateway API reference; the order is fixed
     * because the request travels as text and must read the same at every synth.
     */
    private static List<Map<String, String>> patches(String key, PartSettings part) {
        var patches = new ArrayList<Map<String, String>>();
        if (part.level() != null) {
            patches.add(replace(key + "/logging/loglevel", part.level()));
        }
        if (part.dataTrace() != null) {
            patches.add(replace(key + "/logging/dataTrace", part.dataTrace()));
        }
        if (part.metrics() != null) {
            patches.add(replace(key + "/metrics/enabled", part.metrics()));
        }
        return patches;
    }

    private static Map<String, String> replace(String path, Object value) {
        return Ordered.map("op", "replace", "path", path, "value", String.valueOf(value));
    }

    @Override
    @Nullable
    CfnResource ownApi() {
        return null;
    }

    @Override
    Optional<Set<String>> parts() {
        return Optional.empty();
    }

    @Override
    String identity(Stack stack) {
        return arn(stack);
    }
}

package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.RequestedSettings.AccessLogDestination;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** A stage that is not of this app, changed at deploy time by calls of UpdateStage. */
record ExistingStage(
        ApiKind kind,
        String apiId,
        String apiName,
        String stageName,
        OnRemoval onRemoval,
        @Nullable Throttling throttling)
        implements ApiStage {
    private static final Pattern API_ID = Pattern.compile("[a-z0-9]+");
    private static final String SERVICE = "ops.apigateway.amazonaws.com";
    private static final Pattern NOT_BLANK = Pattern.compile(".*\\S.*");

    static ExistingStage of(ApiKind kind, String id, String name, String stage) {
        Require.matching(
                API_ID, "id", id, "lower-case letters and digits", "copy it from the list of APIs, not its name");
        Require.matching(
                NOT_BLANK,
                "name",
                name,
                "the API's name",
                kind.isKeyedByName()
                        ? "copy it from the list of APIs, as it keys the metrics"
                        : "or leave it out for the id");
        var names = kind.facts().stageNames();
        Require.matching(
                Pattern.compile(names.pattern()), "stage", stage, names.rule(), "give the stage's name without a path");
        return new ExistingStage(kind, id, name, stage, OnRemoval.KEEP, null);
    }

    ExistingStage with(OnRemoval choice) {
        return new ExistingStage(
                kind, apiId, apiName, stageName, Objects.requireNonNull(choice, "onRemoval"), throttling);
    }

    ExistingStage withThrottling(int burstLimit, double rateLimit) {
        var stated = Throttling.of(kind, burstLimit, rateLimit);
        return new ExistingStage(kind, apiId, apiName, stageName, onRemoval, stated);
    }

    @Override
    public boolean statesThrottling() {
        return throttling != null;
    }

    @Override
    public StageChange change(Place place, RequestedSettings settings) {
        return (telemetry, prerequisites) -> {
            if (settings.concernParts() && throttling == null) {
                warnOfNoThrottling(telemetry, kind.facts().withoutThrottling());
            }
            var calls = new StageCalls(this, onRemoval, place, telemetry, prerequisites);
            set(calls, null, "", settings.all());
            var ids = SettingsOverride.ids(settings.overrides());
            for (var override : settings.overrides()) {
                var part = override.part();
                set(calls, part, "-" + ids.get(part.toString()), settings.of(override));
            }
            if (settings.tracing() != null) {
                var tracing = StageRequests.tracing(settings.tracing().isOn());
                calls.update("Tracing", tracing, StageRequests.tracing(false), null);
            }
            var destination = settings.accessLogDestination();
            if (destination != null) {
                setAccessLogs(calls, place, destination);
            }
        };
    }

    /**
     * Sets the whole stage, or one method or route, by calls whose ids end with the suffix.
     *
     * <p>A route's fields are sent by a call whose id stays as long as one of them is stated, and by one for each where a kind
     * has more than metrics. Each sends all that is known when it is made. CloudFormation makes what is new and changed first
     * and removes what is gone after that, so a call that goes turns off its own fields and touches no other, which may have a
     * new value by then.
     */
    private void set(StageCalls calls, @Nullable MethodOrRoute part, String suffix, PartSettings settings) {
        if (settings.isEmpty()) {
            return;
        }
        if (!requests().sendsAll()) {
            setEach(calls, part, suffix, settings, each -> setting(part, each, throttling));
            return;
        }
        var id = part == null ? "DefaultRoute" : "Route" + suffix;
        var request = setting(part, settings, throttling);
        calls.update(id, request, setting(part, settings.off(), null), null);
        if (kind.hasExecutionLogs()) {
            setEach(calls, part, "-" + id, settings, each -> request);
        }
    }

    /** Sets logging and metrics by a call each, so that one of them can go while the other stays. */
    private void setEach(
            StageCalls calls,
            @Nullable MethodOrRoute part,
            String suffix,
            PartSettings settings,
            Function<PartSettings, Map<String, Object>> on) {
        var logs = settings.logsOnly();
        if (!logs.isEmpty()) {
            var kept = Boolean.TRUE.equals(logs.dataTrace()) ? setting(part, PartSettings.NO_BODIES, null) : null;
            calls.update("Logging" + suffix, on.apply(logs), setting(part, logs.off(), null), kept);
        }
        var metrics = settings.metricsOnly();
        if (!metrics.isEmpty()) {
            calls.update("Metrics" + suffix, on.apply(metrics), setting(part, metrics.off(), null), null);
        }
    }

    private Map<String, Object> setting(
            @Nullable MethodOrRoute part, PartSettings settings, @Nullable Throttling stated) {
        var fields = requests().fields(settings, stated);
        return part == null ? requests().set(fields, Map.of()) : requests().set(null, Map.of(part.key(), fields));
    }

    private StageRequests requests() {
        return kind.facts().requests();
    }

    private void setAccessLogs(StageCalls calls, Place place, AccessLogDestination destination) {
        var permissions = new ArrayList<PolicyStatement>();
        var undo = requests().actionWithoutAccessLogs();
        if (calls.turnOff() && !undo.equals(StageCalls.ACTION)) {
            var settings = permittedArns(place).stream().map(each -> each + "/accesslogsettings");
            permissions.add(StageCalls.allow(List.of("apigateway:DELETE"), settings.toList()));
        }
        var delivery = kind.facts().logDeliveryActions();
        if (delivery != null) {
            // None has a resource level. API Gateway acts in the caller's name.
            permissions.add(StageCalls.allow(delivery, List.of("*")));
        }
        if (destination.isFirehose()) {
            permissions.add(serviceLinkedRole(place));
        }
        var request = requests().accessLogs(destination);
        calls.update("AccessLogs", request, undo, calls.turnOff() ? requests().noAccessLogs() : null, permissions);
    }

    /**
     * {@return the permission to make the role with which API Gateway writes to Firehose, which the first call does} See "Using
     * service-linked roles for API Gateway", developer guide.
     */
    private static PolicyStatement serviceLinkedRole(Place place) {
        return PolicyStatement.Builder.create()
                .actions(List.of("iam:CreateServiceLinkedRole"))
                .resources(List.of("arn:%s:iam::%s:role/aws-service-role/%s/AWSServiceRoleForAPIGateway"
                        .formatted(place.partitionOrToken(), place.accountOrToken(), SERVICE)))
                .conditions(Map.of("StringEquals", Map.of("iam:AWSServiceName", SERVICE)))
                .build();
    }

    @Override
    public Map<String, Object> withoutBodies(RequestedSettings settings) {
        var all = settings.all();
        var routes = new LinkedHashMap<String, Map<String, Object>>();
        settings.overridesWithBodies()
                .forEach(override -> routes.put(override.part().key(), fieldsWithoutBodies(settings.of(override))));
        var some = requests().sendsAll() || Boolean.TRUE.equals(all.dataTrace());
        return requests().set(some ? fieldsWithoutBodies(all) : null, routes);
    }

    private Map<String, Object> fieldsWithoutBodies(PartSettings settings) {
        return requests().sendsAll()
                ? requests().fields(settings.withoutBodies(), throttling)
                : requests().fields(PartSettings.NO_BODIES, null);
    }

    static void warnOfNoThrottling(Construct telemetry, String text) {
        Annotations.of(telemetry).addWarningV2("@cloudtelemetry/apigateway:throttlingNotStated", text);
    }

    /** The throttling that a stage has for all methods or routes: requests at once, and requests a second. */
    record Throttling(int burstLimit, double rateLimit) {
        static Throttling of(ApiKind kind, int burstLimit, double rateLimit) {
            var none = kind.facts().noThrottling();
            var isNone = none != null && burstLimit == none && rateLimit == none;
            var isSome = burstLimit >= 1 && rateLimit > 0 && !Double.isInfinite(rateLimit);
            if (!isNone && !isSome) {
                throw new IllegalArgumentException(
                        "throttling must be a burst of at least 1 and a rate above 0%s, got %d and %s; with 0 the API would answer nothing but 429"
                                .formatted(
                                        none == null ? "" : ", or %d and %d for none".formatted(none, none),
                                        burstLimit,
                                        rateLimit));
            }
            return new Throttling(burstLimit, rateLimit);
        }
    }
}

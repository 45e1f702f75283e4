package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.RequestedSettings.AccessLogDelivery;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Require;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** A stage of a REST API that is not of this app, changed by patches. */
final class ExistingRestStage extends ExistingStage {
    private static final Pattern STAGE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final String ALL = "/*/*";
    private static final String SERVICE = "ops.apigateway.amazonaws.com";

    ExistingRestStage(String id, String name, String stage, OnRemoval onRemoval, @Nullable Throttling throttling) {
        super(
                ApiKind.REST,
                id,
                requireName(name, "the API's name", "copy it from the list of APIs, as it keys the metrics"),
                Require.matching(
                        STAGE_NAME,
                        "stage",
                        stage,
                        "1 to 128 letters, digits, - or _",
                        "give the stage's name without a path"),
                onRemoval,
                throttling);
    }

    @Override
    ExistingStage with(OnRemoval choice, @Nullable Throttling stated) {
        return new ExistingRestStage(apiId(), apiName(), stageName(), choice, stated);
    }

    @Override
    String withoutThrottling() {
        return "method settings of the stage are changed, and API Gateway writes a throttling of 5,000 at once and 10,000 a second beside them where there were none; state what the stage has, or acknowledge this if it has that";
    }

    @Override
    void setAll(StageCalls calls, PartSettings settings) {
        set(calls, "", ALL, settings);
    }

    @Override
    void setPart(StageCalls calls, MethodOrRoute part, String id, PartSettings settings) {
        set(calls, "-" + id, part.patchKey(), settings);
    }

    private void set(StageCalls calls, String suffix, String key, PartSettings settings) {
        setEach(
                calls,
                suffix,
                settings,
                part -> request(throttled(key, patches(key, part))),
                part -> request(patches(key, part)));
    }

    @Override
    void setTracing(StageCalls calls, Switch tracing) {
        calls.update(
                "Tracing",
                request(List.of(replace("/tracingEnabled", tracing.isOn()))),
                request(List.of(replace("/tracingEnabled", false))),
                null);
    }

    @Override
    void setAccessLogs(StageCalls calls, Place place, AccessLogDelivery delivery) {
        calls.update(
                "AccessLogs",
                request(List.of(
                        replace("/accessLogSettings/destinationArn", delivery.destinationArn()),
                        replace("/accessLogSettings/format", delivery.format()))),
                "updateStage",
                request(List.of(Ordered.map("op", "remove", "path", "/accessLogSettings"))),
                delivery.isFirehose() ? List.of(serviceLinkedRole(place)) : List.of());
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
    Map<String, Object> withoutBodies(RequestedSettings settings) {
        var keys = new ArrayList<String>();
        if (Boolean.TRUE.equals(settings.all().dataTrace())) {
            keys.add(ALL);
        }
        settings.overridesWithBodies()
                .forEach(override -> keys.add(override.part().patchKey()));
        return withoutBodies(keys);
    }

    static Map<String, Object> withoutBodies(List<String> keys) {
        return request(keys.stream()
                .map(key -> replace(key + "/logging/dataTrace", false))
                .toList());
    }

    private static Map<String, Object> request(List<Map<String, String>> patches) {
        return Map.of("patchOperations", patches);
    }

    private List<Map<String, String>> throttled(String key, List<Map<String, String>> patches) {
        var all = new ArrayList<>(patches);
        var throttling = throttling();
        if (throttling != null) {
            var rate = BigDecimal.valueOf(throttling.rateLimit()).stripTrailingZeros();
            all.add(replace(key + "/throttling/burstLimit", throttling.burstLimit()));
            all.add(replace(key + "/throttling/rateLimit", rate.toPlainString()));
        }
        return all;
    }

    /** {@return the operations of UpdateStage} Paths from "Patch operations" in the API Gateway API reference. */
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
}

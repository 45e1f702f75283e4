package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.RequestedSettings.AccessLogDestination;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.amazon.awscdk.services.apigateway.CfnStage;
import software.amazon.awscdk.services.apigateway.CfnStage.AccessLogSettingProperty;
import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigateway.IStage;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.jsii.JsiiException;
import software.constructs.Construct;

/** A stage of a REST API of this app, changed in its own template. */
record OwnRestStage(String apiId, String apiName, String stageName, CfnRestApi api, CfnStage stage)
        implements OwnStage {
    private static final String INSTEAD = "StageTarget.existing(id, name, stage)";

    static OwnRestStage deploymentStageOf(IRestApi api) {
        ownApi(api);
        final IStage stage;
        try {
            stage = api.getDeploymentStage();
        } catch (JsiiException e) {
            // The only sign of an API without deployment: its property is not optional, yet undefined.
            throw new IllegalArgumentException(
                    "stage must be given for an API without deployment stage, got %s; use StageTarget.of(stage)"
                            .formatted(api.getNode().getPath()),
                    e);
        }
        return of(stage);
    }

    static OwnRestStage of(IStage stage) {
        var resource = OwnStage.resource(CfnStage.class, Objects.requireNonNull(stage, "stage"), INSTEAD);
        var api = ownApi(stage.getRestApi());
        // The names as written: the L2's stage name is a Ref to the stage, and what precedes the stage cannot use it.
        return new OwnRestStage(resource.getRestApiId(), api.getName(), resource.getStageName(), api, resource);
    }

    /** Metrics are keyed by the API's name, for which an imported API gives its construct id. */
    private static CfnRestApi ownApi(IRestApi api) {
        return OwnStage.resource(CfnRestApi.class, Objects.requireNonNull(api, "api"), INSTEAD);
    }

    @Override
    public ApiKind kind() {
        return ApiKind.REST;
    }

    @Override
    public Consumer<Construct> change(RequestedSettings settings) {
        var before = settings.concernParts() ? MethodSettings.of(stage) : null;
        var methodSettings = before == null ? null : before.with(settings);
        return telemetry -> {
            if (methodSettings != null) {
                stage.setMethodSettings(methodSettings);
            }
            if (before != null && before.haveNoneForAll()) {
                ExistingStage.warnOfNoThrottling(
                        telemetry,
                        "the stage gets its first method settings for all methods, and API Gateway writes a throttling of 5,000 at once and 10,000 a second beside them; give the stage throttlingBurstLimit and throttlingRateLimit, or acknowledge this");
            }
            if (settings.tracing() != null) {
                stage.setTracingEnabled(settings.tracing().isOn());
            }
        };
    }

    @Override
    public boolean mayHaveCache() {
        var enabled = stage.getCacheClusterEnabled();
        return enabled != null && !Boolean.FALSE.equals(enabled);
    }

    @Override
    public void logAccessTo(AccessLogDestination destination) {
        stage.setAccessLogSetting(AccessLogSettingProperty.builder()
                .destinationArn(destination.arn())
                .format(destination.format())
                .build());
    }

    @Override
    public Map<String, Object> withoutBodies(RequestedSettings settings) {
        var noBodies = StageRequests.PATCHES.fields(PartSettings.NO_BODIES, null);
        var parts = new LinkedHashMap<String, Map<String, Object>>();
        MethodSettings.of(stage).keysWithBodies().forEach(key -> parts.put(key, noBodies));
        return StageRequests.PATCHES.set(null, parts);
    }

    @Override
    public Optional<Set<String>> parts() {
        if (!(api.getNode().getScope() instanceof RestApi own)) {
            return Optional.empty();
        }
        return Optional.of(own.getMethods().stream()
                .map(method ->
                        method.getHttpMethod() + " " + method.getResource().getPath())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}

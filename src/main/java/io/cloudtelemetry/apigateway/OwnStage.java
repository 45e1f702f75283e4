package io.cloudtelemetry.apigateway;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.amazon.awscdk.services.apigateway.CfnStage;
import software.amazon.awscdk.services.apigateway.CfnStage.AccessLogSettingProperty;
import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigateway.IStage;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.jsii.JsiiException;
import software.constructs.IDependable;

/** A stage of this app, changed in its own template. */
final class OwnStage extends StageTarget {
    private final CfnRestApi api;
    private final CfnStage stage;

    private OwnStage(CfnRestApi api, CfnStage stage) {
        // The names as written: the L2's stage name is a Ref to the stage, and what precedes the stage cannot use it.
        super(stage.getRestApiId(), api.getName(), stage.getStageName());
        this.api = api;
        this.stage = stage;
    }

    static OwnStage deploymentStageOf(IRestApi api) {
        ownApi(api);
        return stageOf(deploymentStage(api));
    }

    static OwnStage stageOf(IStage stage) {
        if (!(stage.getNode().getDefaultChild() instanceof CfnStage cfnStage)) {
            throw imported(stage.getNode().getPath());
        }
        return new OwnStage(ownApi(stage.getRestApi()), cfnStage);
    }

    private static CfnRestApi ownApi(IRestApi api) {
        if (api.getNode().getDefaultChild() instanceof CfnRestApi cfnApi) {
            return cfnApi;
        }
        // Metrics are keyed by the API's name, for which an imported API gives its construct id.
        throw imported(api.getNode().getPath());
    }

    private static IllegalArgumentException imported(String path) {
        return new IllegalArgumentException(
                "stage must be of this app, got the imported %s; use StageTarget.existing(id, name, stage)"
                        .formatted(path));
    }

    private static IStage deploymentStage(IRestApi api) {
        try {
            return api.getDeploymentStage();
        } catch (JsiiException e) {
            // The only sign of an API without deployment: its property is not optional, yet undefined.
            throw new IllegalArgumentException(
                    "stage must be given for an API without deployment stage, got %s; use StageTarget.of(stage)"
                            .formatted(api.getNode().getPath()),
                    e);
        }
    }

    @Override
    StageChange change(Stack stack, StageSettings settings) {
        if (!stage.getStack().equals(stack)) {
            throw new IllegalArgumentException(
                    "stage must be in the stack of its telemetry, got %s for %s; define RestApiTelemetry in the stage's stack"
                            .formatted(
                                    stage.getNode().getPath(), stack.getNode().getPath()));
        }
        var before = settings.concernParts() ? MethodSettings.of(stage) : null;
        var methodSettings = before == null ? null : before.with(settings);
        return (telemetry, prerequisites) -> {
            if (methodSettings != null) {
                stage.setMethodSettings(methodSettings);
            }
            if (before != null && before.haveNoneForAll()) {
                Throttling.warnOfNone(
                        telemetry,
                        "the stage gets its first method settings for all methods, and API Gateway writes a throttling of 5,000 at once and 10,000 a second beside them; give the stage throttlingBurstLimit and throttlingRateLimit, or acknowledge this");
            }
            if (settings.tracing() != null) {
                stage.setTracingEnabled(settings.tracing().isOn());
            }
            if (settings.accessLogs() != null) {
                stage.setAccessLogSetting(AccessLogSettingProperty.builder()
                        .destinationArn(settings.accessLogs().destinationArn())
                        .format(settings.accessLogs().format())
                        .build());
            }
            stage.getNode().addDependency(prerequisites.toArray(IDependable[]::new));
        };
    }

    @Override
    Map<String, Object> withoutBodies(StageSettings settings) {
        return ExistingStage.patchesWithoutBodies(MethodSettings.of(stage).patchKeysWithBodies());
    }

    @Override
    @Nullable
    CfnResource ownApi() {
        return api;
    }

    @Override
    Optional<Set<String>> parts() {
        if (!(api.getNode().getScope() instanceof RestApi own)) {
            return Optional.empty();
        }
        return Optional.of(own.getMethods().stream()
                .map(method ->
                        method.getHttpMethod() + " " + method.getResource().getPath())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    @Override
    String identity(Stack stack) {
        return stage.getNode().getPath();
    }
}

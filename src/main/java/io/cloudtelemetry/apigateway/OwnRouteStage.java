package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.logs.TelemetryLogGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.IResolvable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.AccessLogSettingsProperty;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.RouteSettingsProperty;
import software.amazon.awscdk.services.apigatewayv2.IApi;
import software.amazon.awscdk.services.apigatewayv2.IStage;
import software.amazon.jsii.JsiiObject;
import software.amazon.jsii.UnsafeCast;
import software.constructs.Construct;
import software.constructs.IDependable;

/** A stage of an HTTP or WebSocket API of this app, changed in its own template, and there only in what is stated. */
final class OwnRouteStage extends ApiStage {
    private final CfnApi api;
    private final CfnStage stage;

    private OwnRouteStage(ApiKind kind, CfnApi api, CfnStage stage) {
        super(kind, stage.getApiId(), name(api), stage.getStageName());
        this.api = api;
        this.stage = stage;
    }

    static OwnRouteStage of(ApiKind kind, IStage stage, IApi api) {
        if (!(stage.getNode().getDefaultChild() instanceof CfnStage cfnStage)) {
            throw imported(kind, stage.getNode().getPath());
        }
        if (!(api.getNode().getDefaultChild() instanceof CfnApi cfnApi)) {
            throw imported(kind, api.getNode().getPath());
        }
        return new OwnRouteStage(kind, cfnApi, cfnStage);
    }

    /** An API made from an OpenAPI document has its name there. */
    private static String name(CfnApi api) {
        var name = api.getName();
        return name == null ? api.getNode().getPath().replace('/', '-') : name;
    }

    private static IllegalArgumentException imported(ApiKind kind, String path) {
        return new IllegalArgumentException("stage must be of this app, got the imported %s; use %s.existing(id, stage)"
                .formatted(path, kind == ApiKind.HTTP ? "HttpStageTarget" : "WebSocketStageTarget"));
    }

    @Override
    StageChange change(Stack stack, StageSettings settings) {
        if (!stage.getStack().equals(stack)) {
            throw new IllegalArgumentException(
                    "stage must be in the stack of its telemetry, got %s for %s; define the telemetry in the stage's stack"
                            .formatted(
                                    stage.getNode().getPath(), stack.getNode().getPath()));
        }
        if (settings.concernParts() && stage.getRouteSettings() instanceof IResolvable) {
            throw new IllegalArgumentException(
                    "stage must have route settings that are known now, got a token in %s; pass them to the stage as values"
                            .formatted(stage.getNode().getPath()));
        }
        return (telemetry, prerequisites) -> {
            settings.all().routeSettings().forEach((field, value) -> override("DefaultRouteSettings." + field, value));
            routes(settings)
                    .forEach((route, part) -> part.routeSettings()
                            .forEach((field, value) ->
                                    override("RouteSettings." + escaped(route) + "." + field, value)));
            if (settings.accessLogs() != null) {
                // As a property, not an override: checkers such as cdk-nag look at properties.
                stage.setAccessLogSettings(AccessLogSettingsProperty.builder()
                        .destinationArn(settings.accessLogs().destinationArn())
                        .format(settings.accessLogs().format())
                        .build());
            }
            stage.getNode().addDependency(prerequisites.toArray(IDependable[]::new));
        };
    }

    /** An entry of a single route stands for itself, so what is not set in it too would not hold for that route. */
    private Map<String, PartSettings> routes(StageSettings settings) {
        var routes = new LinkedHashMap<String, PartSettings>();
        if (stage.getRouteSettings() instanceof Map<?, ?> present
                && !settings.all().isEmpty()) {
            present.keySet().forEach(route -> routes.put(String.valueOf(route), settings.all()));
        }
        settings.overrides().forEach(override -> routes.put(override.part().path(), settings.of(override)));
        return routes;
    }

    private void override(String path, Object value) {
        stage.addPropertyOverride(path, value);
    }

    private static String escaped(String routeKey) {
        return routeKey.replace(".", "\\.");
    }

    @Override
    TelemetryLogGroup logGroup(Construct scope, String id, String name, LogGroupSettings settings) {
        return TelemetryLogGroup.define(scope, id, name, settings);
    }

    @Override
    CfnResource ownApi() {
        return api;
    }

    @Override
    Optional<Set<String>> parts() {
        if (api.getBody() != null || api.getBodyS3Location() != null) {
            return Optional.empty();
        }
        return Optional.of(api.getStack().getNode().findAll().stream()
                .filter(CfnRoute.class::isInstance)
                .map(CfnRoute.class::cast)
                .filter(route -> route.getApiId().equals(apiId()))
                .map(CfnRoute::getRouteKey)
                .collect(Collectors.toSet()));
    }

    @Override
    Map<String, Object> throttlingFields() {
        var fields = new LinkedHashMap<String, Object>();
        if (stage.getDefaultRouteSettings() instanceof JsiiObject object && !(object instanceof IResolvable)) {
            // Plain objects come back from the CDK's kernel without their type.
            var defaults = UnsafeCast.unsafeCast(object, RouteSettingsProperty.class);
            put(fields, "ThrottlingBurstLimit", defaults.getThrottlingBurstLimit());
            put(fields, "ThrottlingRateLimit", defaults.getThrottlingRateLimit());
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Number value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    @Override
    String identity(Stack stack) {
        return stage.getNode().getPath();
    }
}

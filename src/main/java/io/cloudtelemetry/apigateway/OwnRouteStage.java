package io.cloudtelemetry.apigateway;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.IResolvable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.AccessLogSettingsProperty;
import software.amazon.awscdk.services.apigatewayv2.IApi;
import software.amazon.awscdk.services.apigatewayv2.IStage;
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
            var routes = OwnRouteSettings.of(stage).with(settings);
            routes.forEach((route, fields) ->
                    fields.forEach((field, value) -> override("RouteSettings." + escaped(route) + "." + field, value)));
            if (!routes.isEmpty()) {
                // At synth, as routes may be added after the telemetry.
                Aspects.of(stage).add(node -> waitFor(routes.keySet()));
            }
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

    /** API Gateway refuses settings of a route that does not exist yet: "Unable to find Route by key". */
    private void waitFor(Set<String> routeKeys) {
        stage.getNode()
                .addDependency(routes().filter(route -> routeKeys.contains(route.getRouteKey()) && canComeFirst(route))
                        .toArray(IDependable[]::new));
    }

    /** A route of another stack needs the API, so a stage that is in the API's stack cannot wait for it. */
    private boolean canComeFirst(CfnRoute route) {
        return stage.getStack().equals(route.getStack()) || !stage.getStack().equals(api.getStack());
    }

    @Override
    boolean comesAfter(String part) {
        return routes().anyMatch(route -> route.getRouteKey().equals(part));
    }

    private Stream<CfnRoute> routes() {
        return api.getNode().getRoot().getNode().findAll().stream()
                .filter(CfnRoute.class::isInstance)
                .map(CfnRoute.class::cast)
                .filter(route -> route.getApiId().equals(apiId()));
    }

    @Override
    Map<String, Object> withoutBodies(StageSettings settings) {
        var kept = OwnRouteSettings.of(stage);
        var defaults = new LinkedHashMap<>(kept.defaults());
        defaults.putAll(settings.all().routeSettings());
        var request = new LinkedHashMap<String, Object>();
        request.put("DefaultRouteSettings", PartSettings.withoutBodies(defaults));
        var routes = new LinkedHashMap<String, Object>();
        kept.with(settings).forEach((route, fields) -> {
            if (PartSettings.writeBodies(fields)) {
                routes.put(route, PartSettings.withoutBodies(fields));
            }
        });
        if (!routes.isEmpty()) {
            request.put("RouteSettings", routes);
        }
        return request;
    }

    private void override(String path, Object value) {
        stage.addPropertyOverride(path, value);
    }

    private static String escaped(String routeKey) {
        return routeKey.replace(".", "\\.");
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
        return Optional.of(routes().filter(this::canComeFirst)
                .map(CfnRoute::getRouteKey)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    @Override
    String identity(Stack stack) {
        return stage.getNode().getPath();
    }
}

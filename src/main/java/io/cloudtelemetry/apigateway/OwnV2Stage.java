package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.RequestedSettings.AccessLogDestination;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.IResolvable;
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

/** A stage of an HTTP or WebSocket API of this app. */
record OwnV2Stage(ApiKind kind, String apiId, String apiName, String stageName, CfnApi api, CfnStage stage)
        implements OwnStage {
    static OwnV2Stage of(ApiKind kind, IStage stage, IApi api, String target) {
        var instead = target + ".existing(id, stage)";
        var own = OwnStage.resource(CfnStage.class, stage, instead);
        var ownApi = OwnStage.resource(CfnApi.class, api, instead);
        return new OwnV2Stage(kind, own.getApiId(), name(ownApi), own.getStageName(), ownApi, own);
    }

    /** An API made from an OpenAPI document has its name there. */
    private static String name(CfnApi api) {
        var name = api.getName();
        return name == null ? api.getNode().getPath().replace('/', '-') : name;
    }

    @Override
    public Consumer<Construct> change(RequestedSettings settings) {
        if (settings.concernParts() && stage.getRouteSettings() instanceof IResolvable) {
            throw new IllegalArgumentException(
                    "stage must have route settings that are known now, got a token in %s; pass them to the stage as values"
                            .formatted(stage.getNode().getPath()));
        }
        return telemetry -> {
            StageRequests.FIELDS
                    .fields(settings.all(), null)
                    .forEach((field, value) -> stage.addPropertyOverride("DefaultRouteSettings." + field, value));
            var routes = Routes.of(stage).with(settings);
            routes.forEach((route, fields) -> fields.forEach((field, value) ->
                    stage.addPropertyOverride("RouteSettings." + route.replace(".", "\\.") + "." + field, value)));
            if (!routes.isEmpty()) {
                // At synth, as routes may be added after the telemetry. API Gateway refuses settings of a route that
                // does
                // not exist yet: "Unable to find Route by key".
                Aspects.of(stage)
                        .add(node -> stage.getNode()
                                .addDependency(routes().filter(this::canComeFirst)
                                        .filter(route -> routes.containsKey(route.getRouteKey()))
                                        .toArray(IDependable[]::new)));
            }
        };
    }

    @Override
    public void logAccessTo(AccessLogDestination destination) {
        stage.setAccessLogSettings(AccessLogSettingsProperty.builder()
                .destinationArn(destination.arn())
                .format(destination.format())
                .build());
    }

    /** A route of another stack needs the API, so a stage that is in the API's stack cannot wait for it. */
    private boolean canComeFirst(CfnRoute route) {
        return stage.getStack().equals(route.getStack()) || !stage.getStack().equals(api.getStack());
    }

    @Override
    public boolean comesAfter(String part) {
        return routes().anyMatch(route -> route.getRouteKey().equals(part));
    }

    private Stream<CfnRoute> routes() {
        return api.getNode().getRoot().getNode().findAll().stream()
                .filter(CfnRoute.class::isInstance)
                .map(CfnRoute.class::cast)
                .filter(route -> route.getApiId().equals(apiId));
    }

    @Override
    public Map<String, Object> withoutBodies(RequestedSettings settings) {
        return Routes.of(stage).withoutBodies(settings);
    }

    @Override
    public Optional<Set<String>> parts() {
        if (api.getBody() != null || api.getBodyS3Location() != null) {
            return Optional.empty();
        }
        return Optional.of(routes().filter(this::canComeFirst)
                .map(CfnRoute::getRouteKey)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** The route settings that a stage of this app has in its template, by CloudFormation's names: the default route's, and others by key. */
    private record Routes(Map<String, Object> defaults, Map<String, Map<String, Object>> routes) {
        private static final String LEVEL = "LoggingLevel";
        private static final String DATA_TRACE = "DataTraceEnabled";

        static Routes of(CfnStage stage) {
            var routes = new LinkedHashMap<String, Map<String, Object>>();
            if (stage.getRouteSettings() instanceof Map<?, ?> present) {
                present.forEach((route, entry) -> {
                    var fields = new LinkedHashMap<String, Object>();
                    if (entry instanceof Map<?, ?> map) {
                        map.forEach((field, value) -> fields.put(String.valueOf(field), value));
                    }
                    routes.put(String.valueOf(route), fields);
                });
            }
            return new Routes(defaultsOf(stage), routes);
        }

        private static Map<String, Object> defaultsOf(CfnStage stage) {
            if (!(stage.getDefaultRouteSettings() instanceof JsiiObject object) || object instanceof IResolvable) {
                return Map.of();
            }
            // Plain objects come back from the CDK's kernel without their type.
            var defaults = UnsafeCast.unsafeCast(object, RouteSettingsProperty.class);
            return StageRequests.FIELDS.named(
                    defaults.getLoggingLevel(),
                    defaults.getDataTraceEnabled(),
                    defaults.getDetailedMetricsEnabled(),
                    defaults.getThrottlingBurstLimit(),
                    defaults.getThrottlingRateLimit());
        }

        /**
         * {@return the entries with the new settings in each, and one for each override} An entry inherits nothing, so new
         * settings go into each, and a new entry begins as a copy of the default route's.
         */
        Map<String, Map<String, Object>> with(RequestedSettings settings) {
            var merged = new LinkedHashMap<String, Map<String, Object>>();
            if (!settings.all().isEmpty()) {
                routes.forEach((route, entry) -> {
                    var all = settings.all().keepingOff(entry.get(LEVEL), entry.get(DATA_TRACE));
                    var fields = new LinkedHashMap<>(entry);
                    fields.putAll(StageRequests.FIELDS.fields(all, null));
                    merged.put(route, fields);
                });
            }
            for (var override : settings.overrides()) {
                var route = override.part().path();
                var entry = new LinkedHashMap<>(routes.getOrDefault(route, defaults));
                entry.putAll(StageRequests.FIELDS.fields(settings.of(override), null));
                merged.put(route, entry);
            }
            return merged;
        }

        /** {@return the part of UpdateStage's request that stops the writing of bodies and keeps all else} */
        Map<String, Object> withoutBodies(RequestedSettings settings) {
            var all = new LinkedHashMap<>(defaults);
            all.putAll(StageRequests.FIELDS.fields(settings.all(), null));
            all.put(DATA_TRACE, false);
            var parts = with(settings);
            parts.values().removeIf(fields -> Boolean.FALSE.equals(fields.getOrDefault(DATA_TRACE, false)));
            parts.values().forEach(fields -> fields.put(DATA_TRACE, false));
            return StageRequests.FIELDS.set(all, parts);
        }
    }
}

package io.cloudtelemetry.apigateway;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.IResolvable;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.RouteSettingsProperty;
import software.amazon.jsii.JsiiObject;
import software.amazon.jsii.UnsafeCast;

/**
 * The route settings that a stage of this app has in its template, by the names of CloudFormation.
 *
 * @param defaults those of the default route
 * @param routes the entries of single routes, by their keys
 */
record OwnRouteSettings(Map<String, Object> defaults, Map<String, Map<String, Object>> routes) {
    static OwnRouteSettings of(CfnStage stage) {
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
        return new OwnRouteSettings(defaultsOf(stage), routes);
    }

    private static Map<String, Object> defaultsOf(CfnStage stage) {
        var fields = new LinkedHashMap<String, Object>();
        if (stage.getDefaultRouteSettings() instanceof JsiiObject object && !(object instanceof IResolvable)) {
            // Plain objects come back from the CDK's kernel without their type.
            var defaults = UnsafeCast.unsafeCast(object, RouteSettingsProperty.class);
            put(fields, "LoggingLevel", defaults.getLoggingLevel());
            put(fields, "DataTraceEnabled", defaults.getDataTraceEnabled());
            put(fields, "DetailedMetricsEnabled", defaults.getDetailedMetricsEnabled());
            put(fields, "ThrottlingBurstLimit", defaults.getThrottlingBurstLimit());
            put(fields, "ThrottlingRateLimit", defaults.getThrottlingRateLimit());
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /**
     * {@return the entries with the new settings in each, and one for each override} An entry stands for itself, so what is not
     * set in it too would not hold for its route, and a new one begins with what holds for all routes.
     */
    Map<String, Map<String, Object>> with(StageSettings settings) {
        var merged = new LinkedHashMap<String, Map<String, Object>>();
        if (!settings.all().isEmpty()) {
            routes.forEach((route, entry) -> merged.put(route, raised(entry, settings.all())));
        }
        for (var override : settings.overrides()) {
            var route = override.part().path();
            var entry = new LinkedHashMap<>(routes.getOrDefault(route, defaults));
            entry.putAll(settings.of(override).routeSettings());
            merged.put(route, entry);
        }
        return merged;
    }

    /** A single route whose logging or bodies somebody switched off, such as a login, stays so. */
    private static Map<String, Object> raised(Map<String, Object> entry, PartSettings all) {
        var fields = new LinkedHashMap<>(entry);
        var part = "OFF".equals(entry.get("LoggingLevel"))
                ? all.metricsOnly()
                : Boolean.FALSE.equals(entry.get("DataTraceEnabled")) ? all.withoutBodies() : all;
        fields.putAll(part.routeSettings());
        return fields;
    }
}

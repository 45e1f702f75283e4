package io.cloudtelemetry.apigateway;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A method of a REST API by the path of its resource, or, without an HTTP method, a route of another API by its key. */
record MethodOrRoute(@Nullable String httpMethod, String path) {
    void requireFor(ApiKind kind) {
        if (!kind.facts().part().equals(httpMethod == null ? "route" : "method")) {
            throw new IllegalArgumentException("overrides must name a %s of %s, got %s; use SettingsOverride.%s"
                    .formatted(
                            kind.facts().part(), kind.one(), this, kind.facts().part()));
        }
    }

    /** {@return the key of a route, or of a method's patches} Slashes of its path are escaped as in a JSON pointer. */
    String key() {
        return httpMethod == null ? path : "/" + path.replace("/", "~1") + "/" + httpMethod;
    }

    /** {@return the path of its entry in a stage's {@code MethodSettings}, "MethodSetting" in the CloudFormation reference} */
    String settingsPath() {
        return path.equals("/") ? path : "/" + path.replace("/", "~1");
    }

    /** {@return such as "GET /orders" or "$connect"} */
    @Override
    public String toString() {
        return httpMethod == null ? path : httpMethod + " " + path;
    }

    /** {@return the dimensions below the stage} */
    Map<String, String> dimensions(ApiKind kind) {
        var names = kind.facts().partDimensions();
        var values = toString().split(" ", names.size());
        if (values.length < names.size()) {
            throw new IllegalArgumentException(
                    "route must be a method and a path such as GET /orders for alarms of its own, got \"%s\"; AWS does not say how the metrics of other routes are keyed"
                            .formatted(path));
        }
        var dimensions = new LinkedHashMap<String, String>();
        names.forEach(name -> dimensions.put(name, values[dimensions.size()]));
        return dimensions;
    }
}

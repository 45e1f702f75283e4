package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.ordered.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A method of a REST API by the path of its resource, or, without an HTTP method, a route of another API by its key. */
record MethodOrRoute(@Nullable String httpMethod, String path) {
    void requireFor(ApiKind kind) {
        if (kind.hasMethods() != (httpMethod != null)) {
            throw new IllegalArgumentException("overrides must name %s of %s, got %s; use SettingsOverride.%s"
                    .formatted(
                            kind.hasMethods() ? "a method" : "a route",
                            kind.one(),
                            this,
                            kind.hasMethods() ? "method" : "route"));
        }
    }

    /** {@return the key of its patches} Slashes of the path are escaped as in a JSON pointer, the root is one slash. */
    String patchKey() {
        return "/" + path.replace("/", "~1") + "/" + httpMethod();
    }

    /** {@return the path of its entry in a stage's {@code MethodSettings}, "MethodSetting" in the CloudFormation reference} */
    String settingsPath() {
        return path.equals("/") ? "/" : "/" + path.replace("/", "~1");
    }

    /** {@return such as "GET /orders" or "$connect"} */
    @Override
    public String toString() {
        return httpMethod == null ? path : httpMethod + " " + path;
    }

    /** {@return the dimensions below the stage: HTTP APIs split the route key into method and resource} */
    Map<String, String> dimensions(ApiKind kind) {
        if (httpMethod != null) {
            return Ordered.map("Method", httpMethod, "Resource", path);
        }
        if (kind == ApiKind.WEBSOCKET) {
            return Map.of("Route", path);
        }
        var words = path.split(" ", 2);
        if (words.length != 2) {
            throw new IllegalArgumentException(
                    "route must be a method and a path such as GET /orders for alarms of its own, got \"%s\"; AWS does not say how the metrics of other routes are keyed"
                            .formatted(path));
        }
        return Ordered.map("Method", words[0], "Resource", words[1]);
    }
}

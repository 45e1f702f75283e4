package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.ExecutionLogs.DataTrace;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;

/**
 * The settings of one method of a REST API, or of one route of another API, that differ from the stage's. What is not stated
 * is as for the stage.
 */
public final class SettingsOverride {
    /** "Method", {@code httpMethod}, in the API Gateway API reference. */
    private static final Set<String> METHODS =
            Ordered.set("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "ANY");

    /** The parts that CDK's {@code Resource} takes: a text, or a parameter in braces, which may take the rest of the path. */
    private static final Pattern PATH = Pattern.compile("/|(/([a-zA-Z0-9:._$-]+|\\{[a-zA-Z0-9:._$-]+\\+?}))+");

    private static final Pattern ROUTE = Pattern.compile("\\S.*");

    private final MethodOrRoute part;
    private final @Nullable MethodLoggingLevel level;
    private final @Nullable DataTrace dataTrace;
    private final @Nullable Switch detailedMetrics;

    private SettingsOverride(
            MethodOrRoute part,
            @Nullable MethodLoggingLevel level,
            @Nullable DataTrace dataTrace,
            @Nullable Switch detailedMetrics) {
        this.part = part;
        this.level = level;
        this.dataTrace = dataTrace;
        this.detailedMetrics = detailedMetrics;
    }

    /**
     * A method of a REST API.
     *
     * @param httpMethod such as {@code POST}
     * @param resourcePath such as {@code /orders/{id}}
     * @throws IllegalArgumentException if one of them is not valid
     */
    public static SettingsOverride method(String httpMethod, String resourcePath) {
        if (!METHODS.contains(httpMethod.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "httpMethod must be one of %s, got \"%s\"".formatted(new TreeSet<>(METHODS), httpMethod));
        }
        Require.matching(
                PATH, "resourcePath", resourcePath, "a path such as /orders/{id}", "give it as the API has it");
        return new SettingsOverride(
                new MethodOrRoute(httpMethod.toUpperCase(Locale.ROOT), resourcePath), null, null, null);
    }

    /**
     * A route of an HTTP or WebSocket API.
     *
     * @param routeKey such as {@code GET /orders} or {@code $connect}
     * @throws IllegalArgumentException if it is blank
     */
    public static SettingsOverride route(String routeKey) {
        var expected = "a route key such as GET /orders or $connect";
        Require.matching(ROUTE, "routeKey", routeKey, expected, "give it as the API has it");
        return new SettingsOverride(new MethodOrRoute(null, routeKey), null, null, null);
    }

    /** Writes every step of every request. */
    public SettingsOverride info() {
        return new SettingsOverride(part, MethodLoggingLevel.INFO, dataTrace, detailedMetrics);
    }

    /** Writes the requests that fail. */
    public SettingsOverride errors() {
        return new SettingsOverride(part, MethodLoggingLevel.ERROR, dataTrace, detailedMetrics);
    }

    /** Writes no execution log, for example of a login. */
    public SettingsOverride off() {
        return new SettingsOverride(part, MethodLoggingLevel.OFF, null, detailedMetrics);
    }

    /**
     * Writes requests and responses in full, with the reason why that was agreed. Default: as for the stage, but never where
     * another level is stated here.
     *
     * @throws IllegalArgumentException if the reason is blank, or the method writes nothing
     */
    public SettingsOverride dataTrace(String acknowledged) {
        if (level == null || level == MethodLoggingLevel.OFF) {
            throw new IllegalArgumentException(
                    "dataTrace must be given with the level INFO or ERROR, got it without for %s; state one"
                            .formatted(part));
        }
        var trace = new DataTrace(Objects.requireNonNull(acknowledged, "acknowledged"), null);
        return new SettingsOverride(part, level, trace, detailedMetrics);
    }

    /** Metrics of this method or route, which AWS charges for. Default: as for the stage. */
    public SettingsOverride detailedMetrics(Switch onOrOff) {
        return new SettingsOverride(part, level, dataTrace, Objects.requireNonNull(onOrOff, "detailedMetrics"));
    }

    static Map<String, String> ids(List<SettingsOverride> overrides) {
        var wanted = new LinkedHashMap<String, String>();
        for (var override : overrides) {
            var part = override.part.toString();
            wanted.put(part, part.replace('/', '|').replace(' ', '-'));
        }
        return ConstructIds.apart(wanted);
    }

    MethodOrRoute part() {
        return part;
    }

    boolean hasMetrics() {
        return detailedMetrics == Switch.ON;
    }

    @Nullable
    MethodLoggingLevel level() {
        return level;
    }

    @Nullable
    DataTrace dataTrace() {
        return dataTrace;
    }

    /** {@return all settings of this method or route: its entry inherits nothing from the stage's} */
    PartSettings over(PartSettings stage) {
        return new PartSettings(
                level == null ? stage.level() : level.name(),
                level == null ? stage.dataTrace() : (Boolean) (dataTrace != null),
                detailedMetrics == null ? stage.metrics() : (Boolean) detailedMetrics.isOn());
    }

    /** Refuses what a kind of API lacks. */
    void requireFor(ApiKind kind) {
        part.requireFor(kind);
        if (level != null && !kind.hasExecutionLogs()) {
            throw new IllegalArgumentException(
                    "overrides must leave logs out for %s, got a level for %s; it has no execution logs"
                            .formatted(kind.one(), part));
        }
        if (level == null && detailedMetrics == null) {
            throw new IllegalArgumentException(
                    "overrides must state something, got nothing for %s; take it out".formatted(part));
        }
    }
}

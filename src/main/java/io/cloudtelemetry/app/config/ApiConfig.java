package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.ApiAlarms;
import io.cloudtelemetry.apigateway.ApiKind;
import io.cloudtelemetry.apigateway.ApiStageTarget;
import io.cloudtelemetry.apigateway.HttpStageTarget;
import io.cloudtelemetry.apigateway.OnRemoval;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.Switch;
import io.cloudtelemetry.app.config.LogGroupKeys.AccessLogsConfig;
import io.cloudtelemetry.app.config.LogGroupKeys.ExecutionLogsConfig;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.app.reading.UnsupportedKey;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stage of an API that exists, of whatever kind. */
public sealed interface ApiConfig extends Checked, Grouped
        permits ApiConfig.RestApiConfig, ApiConfig.HttpApiConfig, WebSocketApiConfig {
    /** Describes the keys that every kind has. */
    String DESCRIBED = """
            onRemoval: keep: a setting stays as it was set when it or all of this goes; turnOff: it is turned off. Default: keep.
            alarms: Changes to the recommended alarms, by name, see docs/alarms.md; and, under new names, alarms of your own.
            traffic: Alarms on the rate of errors and on unusual traffic.
            stack: The group that it is in, whose stack is {name}-api-gateway-{stack}, see docs/operations.md. Default: none, the stack is {name}-api-gateway.
            """;

    /** Describes those that a kind with routes has. */
    String DESCRIBED_WITH_ROUTES = DESCRIBED + """
            id: The API's id, such as a1b2c3d4e5; it keys the metrics.
            name: What alarms, boards and queries call it; another name is another name of each alarm. Default: the id.
            detailedMetrics: Metrics per route, which AWS charges for. Default: left as they are.
            throttling: The throttling that the stage's default route has, to be sent along: AWS does not say that it stays otherwise. Default: none is sent, with a warning.
            routes: Single routes: what is set otherwise for them, and alarms of their own.
            """;

    ApiKind kind();

    String id();

    String stage();

    default @Nullable ExecutionLogsConfig executionLogs() {
        return null;
    }

    default @Nullable Boolean tracing() {
        return null;
    }

    @Nullable
    AccessLogsConfig accessLogs();

    @Nullable
    Boolean detailedMetrics();

    Map<String, AlarmConfig> alarms();

    @Nullable
    TrafficConfig traffic();

    List<? extends PartConfig> parts();

    ApiStageTarget<?> target();

    @Override
    default void check(Checks checks) {
        checks.of(() -> Grouped.require(stack()), "stack");
        var list = kind().hasMethods() ? "methods" : "routes";
        var key = kind().hasMethods() ? "path" : "route";
        checks.of(() -> ConfigChecks.requireUnique(list, key, parts(), PartConfig::identity), list);
        checks.of(() -> requireDistinctAlarms(list), list);
        checks.of(() -> requireExecutionLogs(list), list, "executionLogs");
        var logs = accessLogs();
        if (logs != null) {
            checks.of(
                    () -> ConfigChecks.under(
                            "accessLogs", () -> logs.accessLogs().requireFor(kind())),
                    "accessLogs");
        }
        checks.of(this::target, "id", "name", "stage", "onRemoval", "throttling");
        checks.of(() -> requireAlarms(checks), list, "traffic");
    }

    private void requireAlarms(Checks checks) {
        var changed = checks.areRight("alarms") ? alarmSet() : recommended();
        if (checks.allAreRight()) {
            var some = parts().stream().anyMatch(part -> Given.isTrue(part.detailedMetrics()));
            var subject = target().alarmSubject(some ? Switch.ON : toSwitch(detailedMetrics()));
            AlarmConfig.requireDefinable(changed, alarms(), subject);
        }
    }

    private void requireExecutionLogs(String list) {
        if (executionLogs() == null && parts().stream().anyMatch(part -> part.level() != null)) {
            throw new IllegalArgumentException(
                    "executionLogs must be given where %s have a level, got none; use level: OFF for the others"
                            .formatted(list));
        }
    }

    /**
     * Alarms of parts are named by the letters and digits of these, so that those of {@code /orders/id} and {@code
     * /orders/{id}} would have one name.
     */
    private void requireDistinctAlarms(String list) {
        var first = new LinkedHashMap<String, Integer>();
        for (int index = 0; index < parts().size(); index++) {
            for (var alarm : parts().get(index).alarmSpecs()) {
                var earlier = first.putIfAbsent(alarm.name(), index);
                if (earlier != null) {
                    throw new IllegalArgumentException(
                            "%s[%d].alarms must be left out beside %s[%d].alarms, got true: alarms of both would be named %s, as names have letters, digits and hyphens only; keep those of one"
                                    .formatted(list, index, list, earlier, alarm.name()));
                }
            }
        }
    }

    /** {@return the recommended alarms as they are changed, those of parts and of traffic} */
    default AlarmSet alarmSet() {
        return AlarmConfig.once(
                (Record) this,
                () -> AlarmConfig.changed(recommended(), alarms(), MetricCatalogue.of("AWS/ApiGateway")));
    }

    private AlarmSet recommended() {
        var alarms = ApiAlarms.of(kind());
        var all = alarms.recommended();
        for (var part : parts()) {
            all = all.with(part.alarmSpecs());
        }
        return Given.with(
                all,
                traffic(),
                (before, traffic) -> ConfigChecks.under(
                        "traffic", () -> traffic.addTo(before, alarms::errorRate, alarms::unusualTraffic)));
    }

    /** {@return what is set otherwise for single methods or routes} */
    default List<SettingsOverride> overrides() {
        return parts().stream()
                .filter(PartConfig::hasSettings)
                .map(PartConfig::override)
                .toList();
    }

    /** {@return whether something is set on the stage} */
    default boolean setsSomething() {
        return executionLogs() != null
                || accessLogs() != null
                || detailedMetrics() != null
                || tracing() != null
                || parts().stream().anyMatch(PartConfig::hasSettings);
    }

    /** {@return whether API Gateway writes a log of it to a log group} */
    default boolean writesLogs() {
        var lines = accessLogs();
        return executionLogs() != null || lines != null && lines.firehose() == null;
    }

    static <T extends ApiStageTarget<T>> T changed(
            T target, @Nullable OnRemoval onRemoval, @Nullable ThrottlingConfig throttling) {
        var kept = with(target, onRemoval, ApiStageTarget::onRemoval);
        return with(kept, throttling, (stage, given) -> stage.throttling(given.burst(), given.rate()));
    }

    /** {@return whether something is on or off; null if it is left as it is} */
    static @Nullable Switch toSwitch(@Nullable Boolean on) {
        if (on == null) {
            return null;
        }
        return on ? Switch.ON : Switch.OFF;
    }

    /** A stage of a REST API that exists. */
    @UnsupportedKey(key = "routes", because = "a REST API has methods; use methods")
    @Describes("""
            id: The API's id, such as a1b2c3d4e5.
            name: The API's name: the metrics of REST APIs are keyed by it.
            stage: The stage's name.
            executionLogs: What API Gateway writes about each request. Default: left as it is.
            accessLogs: One line for each request. Default: left as they are.
            detailedMetrics: Metrics per method, which AWS charges for. Default: left as they are.
            tracing: Traces in AWS X-Ray. Default: left as they are.
            throttling: The throttling that the stage has for all methods, -1 and -1 for none, to be sent along: where there are no settings yet, API Gateway writes 5,000 and 10,000 beside those that it is given. Default: none is sent, with a warning.
            methods: Single methods: what is set otherwise for them, and alarms of their own.
            """ + ApiConfig.DESCRIBED)
    record RestApiConfig(
            @Required("the API's id such as a1b2c3d4e5") String id,

            @Required("the API's name, since the metrics of REST APIs are keyed by it")
            String name,

            @Required("the stage's name") String stage,
            @Nullable ExecutionLogsConfig executionLogs,
            @Nullable AccessLogsConfig accessLogs,
            @Nullable Boolean detailedMetrics,
            @Nullable Boolean tracing,
            @Nullable ThrottlingConfig throttling,
            @Nullable @CamelCase OnRemoval onRemoval,
            Map<String, AlarmConfig> alarms,
            List<PartConfig.MethodConfig> methods,
            @Nullable TrafficConfig traffic,
            @Nullable String stack)
            implements ApiConfig {
        /** As {@link ClusterConfig#hashCode}. */
        @Override
        public int hashCode() {
            return Objects.hashCode(id);
        }

        @Override
        public ApiKind kind() {
            return ApiKind.REST;
        }

        @Override
        public List<PartConfig.MethodConfig> parts() {
            return methods;
        }

        @Override
        public StageTarget target() {
            return changed(StageTarget.existing(id, name, stage), onRemoval, throttling);
        }
    }

    /** A stage of an HTTP API that exists. */
    @UnsupportedKey(key = "tracing", because = "X-Ray does not trace HTTP APIs; let the backend trace itself")
    @UnsupportedKey(key = "executionLogs", because = "an HTTP API has no execution logs; use accessLogs")
    @UnsupportedKey(key = "methods", because = "an HTTP API has routes; use routes")
    @Describes("""
            stage: The stage's name, such as $default.
            accessLogs: One line for each request. Default: left as they are.
            """ + ApiConfig.DESCRIBED_WITH_ROUTES)
    record HttpApiConfig(
            @Required("the API's id such as a1b2c3d4e5") String id,
            @Nullable String name,
            @Required("the stage's name, such as $default") String stage,
            @Nullable AccessLogsConfig accessLogs,
            @Nullable Boolean detailedMetrics,
            @Nullable ThrottlingConfig throttling,
            @Nullable @CamelCase OnRemoval onRemoval,
            Map<String, AlarmConfig> alarms,
            List<PartConfig.HttpRouteConfig> routes,
            @Nullable TrafficConfig traffic,
            @Nullable String stack)
            implements ApiConfig {
        @Override
        public ApiKind kind() {
            return ApiKind.HTTP;
        }

        @Override
        public List<PartConfig.HttpRouteConfig> parts() {
            return routes;
        }

        @Override
        public HttpStageTarget target() {
            return changed(HttpStageTarget.existing(id, name == null ? id : name, stage), onRemoval, throttling);
        }
    }

    /** The throttling that an existing stage has. */
    @Describes("""
            burst: Requests at once.
            rate: Requests a second.
            """)
    record ThrottlingConfig(
            @Required("the stage's throttling burst limit") Integer burst,
            @Required("the stage's throttling rate limit") Double rate) {}
}

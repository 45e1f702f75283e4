package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.apigateway.HttpApiAlarms;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.apigateway.WebSocketApiAlarms;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.app.reading.UnsupportedKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;

/** A method or route of a stage: what is set otherwise for it, and whether it has alarms of its own. */
interface PartConfig extends Checked {
    default @Nullable MethodLoggingLevel level() {
        return null;
    }

    default @Nullable String dataTrace() {
        return null;
    }

    @Nullable
    Boolean detailedMetrics();

    @Nullable
    Boolean alarms();

    /** {@return by what two of them are the same} */
    String identity();

    /** {@return it, with nothing set} */
    SettingsOverride part();

    AlarmSpec[] recommended();

    /** {@return the keys of settings that it can have, for people} */
    default String settings() {
        return "level, detailedMetrics";
    }

    @Override
    default void check(Checks checks) {
        checks.ofAll(() -> {
            override();
            if (!hasSettings() && !Given.isTrue(alarms())) {
                throw new IllegalArgumentException(
                        settings() + " or alarms: true must be given, got none; take the entry out");
            }
            alarmSpecs();
        });
    }

    default boolean hasSettings() {
        return level() != null || detailedMetrics() != null;
    }

    default SettingsOverride override() {
        var override = with(part(), level(), (part, level) -> switch (level) {
            case INFO -> part.info();
            case ERROR -> part.errors();
            case OFF -> part.off();
        });
        override = with(override, dataTrace(), SettingsOverride::dataTrace);
        return with(override, ApiConfig.toSwitch(detailedMetrics()), SettingsOverride::detailedMetrics);
    }

    default AlarmSpec[] alarmSpecs() {
        return Given.isTrue(alarms()) ? recommended() : new AlarmSpec[0];
    }

    /** A route of an HTTP or WebSocket API. */
    interface RouteConfig extends PartConfig {
        String route();

        @Override
        default String identity() {
            return route();
        }

        @Override
        default SettingsOverride part() {
            return ConfigChecks.renamed("routeKey", "route", () -> SettingsOverride.route(route()));
        }
    }

    /** One method of a REST API. */
    @Describes("""
            method: The HTTP method, such as POST.
            path: The resource's path, such as /orders/{id}.
            level: What its execution log holds. Default: as for the stage.
            dataTrace: With level: why its requests and responses are written in full. Default: they are not.
            detailedMetrics: Metrics of this method, which AWS charges for. Default: as for the stage.
            alarms: true: the recommended alarms of this method, which need its detailed metrics. Default: false.
            """)
    record MethodConfig(
            @Required("an HTTP method such as POST") String method,

            @Required("a resource's path such as /orders/{id}")
            String path,

            @Nullable MethodLoggingLevel level,
            @Nullable String dataTrace,
            @Nullable Boolean detailedMetrics,
            @Nullable Boolean alarms)
            implements PartConfig {
        @Override
        public String identity() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }

        @Override
        public SettingsOverride part() {
            return ConfigChecks.renamed(
                    "resourcePath",
                    "path",
                    () -> ConfigChecks.renamed("httpMethod", "method", () -> SettingsOverride.method(method, path)));
        }

        @Override
        public AlarmSpec[] recommended() {
            return RestApiAlarms.forMethod(method, path);
        }
    }

    /** One route of an HTTP API. */
    @UnsupportedKey(key = "level", because = "an HTTP API has no execution logs; use accessLogs")
    @Describes("""
            route: The route key, such as GET /orders.
            detailedMetrics: Metrics of this route, which AWS charges for. Default: as for the stage.
            alarms: true: the recommended alarms of this route, which need its detailed metrics. Default: false.
            """)
    record HttpRouteConfig(
            @Required("a route key such as GET /orders") String route,
            @Nullable Boolean detailedMetrics,
            @Nullable Boolean alarms)
            implements RouteConfig {
        @Override
        public AlarmSpec[] recommended() {
            return HttpApiAlarms.forRoute(route);
        }

        @Override
        public String settings() {
            return "detailedMetrics";
        }
    }

    /** One route of a WebSocket API. */
    @Describes("""
            route: The route key, such as $connect.
            level: What its execution log holds. Default: as for the stage.
            dataTrace: With level: why its messages are written in full. Default: they are not.
            detailedMetrics: Metrics of this route, which AWS charges for. Default: as for the stage.
            alarms: true: the recommended alarms of this route, which need its detailed metrics. Default: false.
            """)
    record WebSocketRouteConfig(
            @Required("a route key such as $connect") String route,
            @Nullable MethodLoggingLevel level,
            @Nullable String dataTrace,
            @Nullable Boolean detailedMetrics,
            @Nullable Boolean alarms)
            implements RouteConfig {
        @Override
        public AlarmSpec[] recommended() {
            return WebSocketApiAlarms.forRoute(route);
        }
    }
}

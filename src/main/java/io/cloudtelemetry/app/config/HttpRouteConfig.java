package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.apigateway.HttpApiAlarms;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.app.reading.UnsupportedKey;
import org.jspecify.annotations.Nullable;

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
        implements PartConfig {
    @Override
    public String identity() {
        return route;
    }

    @Override
    public SettingsOverride part() {
        return ConfigChecks.renamed("routeKey", "route", () -> SettingsOverride.route(route));
    }

    @Override
    public AlarmSpec[] recommended() {
        return HttpApiAlarms.forRoute(route);
    }

    @Override
    public String settings() {
        return "detailedMetrics";
    }
}

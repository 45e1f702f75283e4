package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.apigateway.WebSocketApiAlarms;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import org.jspecify.annotations.Nullable;

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
        ExecutionLogsConfig.@Nullable Level level,
        @Nullable String dataTrace,
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
        return WebSocketApiAlarms.forRoute(route);
    }
}

package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
        @Required("a resource's path such as /orders/{id}") String path,
        ExecutionLogsConfig.@Nullable Level level,
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

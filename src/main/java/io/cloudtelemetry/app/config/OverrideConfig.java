package io.cloudtelemetry.app.config;

import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.apigateway.Switch;
import org.jspecify.annotations.Nullable;

/** What the overrides of methods and of routes have in common. */
final class OverrideConfig {
    private OverrideConfig() {}

    /** Refuses an entry that would change nothing and watch nothing. */
    static void requireSomething(String keys, boolean stated) {
        if (!stated) {
            throw new IllegalArgumentException(keys + " or alarms: true must be given, got none; take the entry out");
        }
    }

    static SettingsOverride of(
            SettingsOverride part,
            ExecutionLogsConfig.@Nullable Level level,
            @Nullable String dataTrace,
            @Nullable Boolean detailedMetrics) {
        var override = part;
        if (level != null) {
            override = switch (level) {
                case INFO -> override.info();
                case ERROR -> override.errors();
                case OFF -> override.off();
            };
        }
        if (dataTrace != null) {
            override = override.dataTrace(dataTrace);
        }
        return detailedMetrics == null ? override : override.detailedMetrics(detailedMetrics ? Switch.ON : Switch.OFF);
    }
}

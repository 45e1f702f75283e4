package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.ApiKind;
import io.cloudtelemetry.apigateway.ApiStageTarget;
import io.cloudtelemetry.apigateway.HttpApiAlarms;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.apigateway.Switch;
import io.cloudtelemetry.apigateway.WebSocketApiAlarms;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage of an API that exists, of whatever kind. */
public sealed interface ApiConfig extends Checked permits RestApiConfig, HttpApiConfig, WebSocketApiConfig {
    ApiKind kind();

    String id();

    String stage();

    default @Nullable ExecutionLogsConfig executionLogs() {
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
    default void check(Map<String, String> around) {
        var list = kind().hasMethods() ? "methods" : "routes";
        ConfigChecks.requireUnique(list, kind().hasMethods() ? "path" : "route", parts(), PartConfig::identity);
        requireDistinctAlarms(list);
        if (executionLogs() == null && parts().stream().anyMatch(part -> part.level() != null)) {
            throw new IllegalArgumentException(
                    "executionLogs must be given where %s have a level, got none; use level: OFF for the others"
                            .formatted(list));
        }
        var logs = accessLogs();
        if (logs != null) {
            ConfigChecks.under("accessLogs", () -> logs.accessLogs().requireFor(kind()));
        }
        var some = parts().stream().anyMatch(part -> Given.isTrue(part.detailedMetrics()));
        var subject = target().alarmSubject(some ? Switch.ON : toSwitch(detailedMetrics()));
        AlarmConfig.requireDefinable(alarmSet(), subject);
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
        var all = switch (kind()) {
            case REST -> RestApiAlarms.recommended();
            case HTTP -> HttpApiAlarms.recommended();
            case WEBSOCKET -> WebSocketApiAlarms.recommended();
        };
        for (var part : parts()) {
            all = all.with(part.alarmSpecs());
        }
        all = Given.with(
                all,
                traffic(),
                (before, traffic) -> ConfigChecks.under("traffic", () -> switch (kind()) {
                    case REST -> traffic.addTo(before, RestApiAlarms::errorRate, RestApiAlarms::unusualTraffic);
                    case HTTP -> traffic.addTo(before, HttpApiAlarms::errorRate, HttpApiAlarms::unusualTraffic);
                    case WEBSOCKET ->
                        traffic.addTo(before, WebSocketApiAlarms::errorRate, WebSocketApiAlarms::unusualTraffic);
                }));
        return AlarmConfig.changed(all, alarms(), MetricCatalogue.of("AWS/ApiGateway"));
    }

    /** {@return what is set otherwise for single methods or routes} */
    default List<SettingsOverride> overrides() {
        return parts().stream()
                .filter(PartConfig::hasSettings)
                .map(PartConfig::override)
                .toList();
    }

    /** {@return whether API Gateway writes a log of it to a log group} */
    default boolean writesLogs() {
        var lines = accessLogs();
        return executionLogs() != null || lines != null && lines.firehose() == null;
    }

    /** {@return whether something is on or off; null if it is left as it is} */
    static @Nullable Switch toSwitch(@Nullable Boolean on) {
        if (on == null) {
            return null;
        }
        return on ? Switch.ON : Switch.OFF;
    }
}

package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.ApiKind;
import io.cloudtelemetry.apigateway.OnRemoval;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.Switch;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.app.reading.Lacks;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.ordered.Ordered;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage of a REST API that exists. */
@Lacks(key = "routes", because = "a REST API has methods; use methods")
public record RestApiConfig(
        @JsonProperty(required = true) @JsonPropertyDescription("The API's id, such as a1b2c3d4e5.")
        String id,

        @JsonProperty(required = true)
        @JsonPropertyDescription("The API's name: the metrics of REST APIs are keyed by it.")
        String name,

        @JsonProperty(required = true) @JsonPropertyDescription("The stage's name.")
        String stage,

        @JsonPropertyDescription("What API Gateway writes about each request. Default: left as it is.") @Nullable
        ExecutionLogsConfig executionLogs,

        @JsonPropertyDescription("One line for each request. Default: left as they are.") @Nullable
        AccessLogsConfig accessLogs,

        @JsonPropertyDescription("Metrics per method, which AWS charges for. Default: left as they are.") @Nullable
        Boolean detailedMetrics,

        @JsonPropertyDescription("Traces in AWS X-Ray. Default: left as they are.") @Nullable
        Boolean tracing,

        @JsonPropertyDescription(
                "The throttling that the stage has for all methods, -1 and -1 for none, to be sent along: where there are no settings yet, API Gateway writes 5,000 and 10,000 beside those that it is given. Default: none is sent, with a warning.")
        @Nullable
        ThrottlingConfig throttling,

        @JsonPropertyDescription(
                "keep: a setting stays as it was set when it or all of this goes; turnOff: it is turned off. Default: keep.")
        @Nullable
        Removal onRemoval,

        @JsonPropertyDescription("Changes to the recommended alarms, by name; docs/alarms.md lists them.")
        Map<String, AlarmConfig> alarms,

        @JsonPropertyDescription("Single methods: what is set otherwise for them, and alarms of their own.")
        List<MethodConfig> methods,

        @JsonPropertyDescription("Alarms on the rate of errors and on unusual traffic.") @Nullable
        TrafficConfig traffic) {
    public RestApiConfig {
        Keys.require("id", id, "the API's id such as a1b2c3d4e5");
        Keys.require("name", name, "the API's name, since the metrics of REST APIs are keyed by it");
        Keys.require("stage", stage, "the stage's name");
        methods = Keys.list(methods);
        Keys.requireUnique(
                "methods", "path", methods, method -> method.method().toUpperCase(Locale.ROOT) + " " + method.path());
        PartAlarmNames.requireDistinct("methods", methods, MethodConfig::alarmSpecs);
        alarms = alarms == null ? Map.of() : Ordered.copy(alarms);
        if (executionLogs == null && methods.stream().anyMatch(method -> method.level() != null)) {
            throw new IllegalArgumentException(
                    "executionLogs must be given where methods have a level, got none; use level: OFF for the others");
        }
        if (accessLogs != null) {
            Keys.under("accessLogs", () -> accessLogs.checkedFor(ApiKind.REST));
        }
        var subject = target(id, name, stage, throttling).alarmSubject(metrics(detailedMetrics, methods));
        var changed = alarmSet(alarms, methods, traffic);
        AlarmConfig.requireDefinable(changed, subject);
    }

    private static @Nullable Switch metrics(@Nullable Boolean detailedMetrics, List<MethodConfig> methods) {
        var some = methods.stream().anyMatch(method -> Boolean.TRUE.equals(method.detailedMetrics()));
        return some ? Switch.ON : toSwitch(detailedMetrics);
    }

    public AlarmSet alarmSet() {
        return alarmSet(alarms, methods, traffic);
    }

    private static AlarmSet alarmSet(
            Map<String, AlarmConfig> changes, List<MethodConfig> methods, @Nullable TrafficConfig traffic) {
        var all = RestApiAlarms.recommended();
        for (var method : methods) {
            all = all.with(method.alarmSpecs());
        }
        if (traffic != null) {
            var before = all;
            all = Keys.under(
                    "traffic", () -> traffic.addTo(before, RestApiAlarms::errorRate, RestApiAlarms::unusualTraffic));
        }
        return AlarmConfig.changed(all, changes, MetricCatalogue.of("AWS/ApiGateway"));
    }

    public List<SettingsOverride> overrides() {
        return methods.stream()
                .filter(MethodConfig::hasSettings)
                .map(MethodConfig::override)
                .toList();
    }

    public StageTarget target() {
        return target(id, name, stage, throttling)
                .onRemoval(onRemoval == Removal.TURN_OFF ? OnRemoval.TURN_OFF : OnRemoval.KEEP);
    }

    private static StageTarget target(String id, String name, String stage, @Nullable ThrottlingConfig throttling) {
        var target = StageTarget.existing(id, name, stage);
        return throttling == null ? target : target.throttling(throttling.burst(), throttling.rate());
    }

    public static @Nullable Switch toSwitch(@Nullable Boolean on) {
        if (on == null) {
            return null;
        }
        return on ? Switch.ON : Switch.OFF;
    }

    /** What becomes of the stage. */
    enum Removal {
        KEEP("keep"),
        TURN_OFF("turnOff");

        private final String word;

        Removal(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}

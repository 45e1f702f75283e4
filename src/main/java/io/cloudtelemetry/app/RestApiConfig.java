package io.cloudtelemetry.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.apigateway.OnRemoval;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.Switch;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage of a REST API that exists. */
record RestApiConfig(
        @JsonProperty(required = true) @JsonPropertyDescription("The API's id, such as a1b2c3d4e5.")
        String id,

        @JsonProperty(required = true)
        @JsonPropertyDescription("The API's name: the metrics of REST APIs are keyed by it.")
        String name,

        @JsonProperty(required = true) @JsonPropertyDescription("The stage's name.")
        String stage,

        @JsonPropertyDescription("What API Gateway writes about each request. Default: left as it is.") @Nullable
        Logs executionLogs,

        @JsonPropertyDescription("Metrics per method, which AWS charges for. Default: left as they are.") @Nullable
        Boolean detailedMetrics,

        @JsonPropertyDescription("Traces in AWS X-Ray. Default: left as they are.") @Nullable
        Boolean tracing,

        @JsonPropertyDescription(
                "keep: the stage keeps what was set when this goes; turnOff: it is turned off. Default: keep.")
        @Nullable
        Removal onRemoval,

        @JsonPropertyDescription("Changes to the recommended alarms, by name; docs/alarms.md lists them.")
        Map<String, AlarmConfig> alarms) {
    RestApiConfig {
        Keys.require("id", id, "the API's id such as a1b2c3d4e5");
        Keys.require("name", name, "the API's name, since the metrics of REST APIs are keyed by it");
        Keys.require("stage", stage, "the stage's name");
        var subject = StageTarget.existing(id, name, stage).alarmSubject(toSwitch(detailedMetrics));
        alarms = alarms == null ? Map.of() : Map.copyOf(alarms);
        var changed = alarmSet(alarms);
        Keys.under("alarms", () -> {
            changed.requireDefinableFor(subject);
            return changed;
        });
    }

    AlarmSet alarmSet() {
        return alarmSet(alarms);
    }

    private static AlarmSet alarmSet(Map<String, AlarmConfig> changes) {
        return AlarmConfig.changed(RestApiAlarms.recommended(), changes, MetricCatalogue.of("AWS/ApiGateway"));
    }

    StageTarget target() {
        return StageTarget.existing(id, name, stage)
                .onRemoval(onRemoval == Removal.TURN_OFF ? OnRemoval.TURN_OFF : OnRemoval.KEEP);
    }

    static @Nullable Switch toSwitch(@Nullable Boolean on) {
        if (on == null) {
            return null;
        }
        return on ? Switch.ON : Switch.OFF;
    }

    /** The execution log. */
    record Logs(
            @JsonPropertyDescription("INFO: every step of every request; ERROR: requests that fail. Default: INFO.")
            @Nullable
            Level level,

            @JsonPropertyDescription("Writes whole requests and responses to the log. Default: not written.") @Nullable
            DataTrace dataTrace,

            @JsonPropertyDescription(
                    "Days until an entry expires, as CloudWatch Logs offers them. Default: 3 with dataTrace, else 30.")
            @Nullable
            Integer retentionDays) {
        Logs {
            Retention.of(retentionDays);
        }

        ExecutionLogs executionLogs() {
            var logs = level == Level.ERROR ? ExecutionLogs.errors() : ExecutionLogs.info();
            if (dataTrace != null) {
                logs = dataTrace.acknowledged() == null ? logs.dataTrace() : logs.dataTrace(dataTrace.acknowledged());
            }
            var retention = Retention.of(retentionDays);
            return retention == null ? logs : logs.retention(retention);
        }
    }

    /** Full data logging. */
    record DataTrace(
            @JsonPropertyDescription("Why bodies may be logged, and who agreed. Without it each synth warns.") @Nullable
            String acknowledged) {
        DataTrace {
            if (acknowledged != null) {
                ExecutionLogs.info().dataTrace(acknowledged);
            }
        }
    }

    /** What is written. */
    enum Level {
        INFO,
        ERROR
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

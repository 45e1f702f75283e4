package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.app.reading.Keys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alarm made from others. */
public record CompositeConfig(
        @JsonProperty(required = true)
        @JsonPropertyDescription("What it is about, in lower-case words joined by hyphens: api-suffers-from-nodes.")
        String name,

        @JsonProperty(required = true) @JsonPropertyDescription("critical, warning or info: which topics are told.")
        Severity severity,

        @JsonProperty(required = true)
        @JsonPropertyDescription(
                "Goes off when any of these does: names of alarms as the synth lists them, or clusters, restApis, critical for all such.")
        List<String> anyOf,

        @JsonPropertyDescription(
                "Goes off only when any of these does, too: the causes of the symptoms. Default: no condition.")
        List<String> andAnyOf,

        @JsonPropertyDescription(
                "Nobody is told while this alarm is in ALARM; not one that goes off with the composite. Default: none.")
        @Nullable
        String suppressedBy,

        @JsonPropertyDescription("Seconds to wait for suppressedBy to go off before telling. Default: 60.") @Nullable
        Integer waitPeriod,

        @JsonPropertyDescription("Seconds to wait after suppressedBy has recovered before telling. Default: 60.")
        @Nullable
        Integer extensionPeriod) {
    public CompositeConfig {
        Keys.require("name", name, "lower-case words joined by hyphens, such as api-suffers-from-nodes");
        Keys.require("severity", severity, "critical, warning or info");
        Keys.require("anyOf", anyOf, "a list of alarms, or of the words clusters, restApis, critical");
        anyOf = Keys.list(anyOf);
        andAnyOf = Keys.list(andAnyOf);
        requirePeriod("waitPeriod", waitPeriod, suppressedBy);
        requirePeriod("extensionPeriod", extensionPeriod, suppressedBy);
    }

    public String alarmName() {
        return name + "-" + severity;
    }

    private static void requirePeriod(String key, @Nullable Integer seconds, @Nullable String suppressedBy) {
        if (seconds != null && suppressedBy == null) {
            throw new IllegalArgumentException(
                    "%s must be given with suppressedBy only, got %d without".formatted(key, seconds));
        }
        if (seconds != null && seconds < 0) {
            throw new IllegalArgumentException("%s must be at least 0 seconds, got %d".formatted(key, seconds));
        }
    }
}

package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Required;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alarm made from others. */
@Describes("""
        name: What it is about, in lower-case words joined by hyphens: api-suffers-from-nodes.
        severity: critical, warning or info: which topics are told.
        anyOf: Goes off when any of these does: names of alarms as the synth lists them, or clusters, restApis, critical for all such.
        andAnyOf: Goes off only when any of these does, too: the causes of the symptoms. Default: no condition.
        suppressedBy: Nobody is told while this alarm is in ALARM; not one that goes off with the composite. Default: none.
        waitPeriod: Seconds to wait for suppressedBy to go off before telling. Default: 60.
        extensionPeriod: Seconds to wait after suppressedBy has recovered before telling. Default: 60.
        """)
public record CompositeConfig(
        @Required("lower-case words joined by hyphens, such as api-suffers-from-nodes")
        String name,

        @Required("critical, warning or info") Severity severity,

        @Required("a list of alarms, or of the words clusters, restApis, critical")
        List<String> anyOf,

        List<String> andAnyOf,
        @Nullable String suppressedBy,
        @Nullable Integer waitPeriod,
        @Nullable Integer extensionPeriod)
        implements Checked {
    @Override
    public void check(Map<String, String> around) {
        requirePeriod("waitPeriod", waitPeriod);
        requirePeriod("extensionPeriod", extensionPeriod);
    }

    public String alarmName() {
        return name + "-" + severity;
    }

    private void requirePeriod(String key, @Nullable Integer seconds) {
        if (seconds != null && suppressedBy == null) {
            throw new IllegalArgumentException(
                    "%s must be given with suppressedBy only, got %d without".formatted(key, seconds));
        }
        if (seconds != null && seconds < 0) {
            throw new IllegalArgumentException("%s must be at least 0 seconds, got %d".formatted(key, seconds));
        }
    }
}

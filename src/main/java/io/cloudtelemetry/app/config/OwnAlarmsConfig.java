package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.LogPatternAlarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The alarms at the top of a file, which are on anything and named by themselves. */
public record OwnAlarmsConfig(Map<String, AlarmConfig> alarms) implements Grouped {
    /** What they are about: nothing but themselves. A metric without another period is of a minute. */
    public static final AlarmSubject SUBJECT = new AlarmSubject("", Map.of(), 60);

    @Override
    public @Nullable String stack() {
        return null;
    }

    /** {@return those on metrics and on math, in the order of the file} */
    public AlarmSet alarmSet() {
        var specs = new ArrayList<AlarmSpec>();
        alarms.forEach((name, config) -> {
            if (config.logPattern() == null) {
                var spec = AlarmConfig.named(name, () -> config.spec(name, null));
                if (config.isOn()) {
                    specs.add(spec);
                }
            }
        });
        return AlarmSet.of(specs.toArray(AlarmSpec[]::new));
    }

    /** {@return those on lines of log groups, in the order of the file} */
    public List<LogPatternAlarm> logPatternAlarms() {
        var all = new ArrayList<LogPatternAlarm>();
        alarms.forEach((name, config) -> {
            if (config.logPattern() != null) {
                var alarm = AlarmConfig.named(name, () -> config.logPatternAlarm(name));
                if (config.isOn()) {
                    all.add(alarm);
                }
            }
        });
        return all;
    }

    /** {@return the log groups whose lines alarms look for, each once} */
    public List<String> logGroupNames() {
        return alarms.values().stream()
                .map(AlarmConfig::logPattern)
                .filter(Objects::nonNull)
                .map(LogPatternConfig::logGroup)
                .distinct()
                .toList();
    }

    void check() {
        alarms.forEach((name, config) -> {
            if (config.looksAt().isEmpty()) {
                throw new IllegalArgumentException(
                        "alarms.%s must have one of metric, math, query and logPattern, got none; alarms of clusters and APIs are changed there"
                                .formatted(name));
            }
        });
        AlarmConfig.requireDefinable(alarmSet(), alarms, SUBJECT);
        AlarmConfig.requireDefinable(
                AlarmSet.of(
                        logPatternAlarms().stream().map(LogPatternAlarm::spec).toArray(AlarmSpec[]::new)),
                alarms,
                SUBJECT);
    }
}

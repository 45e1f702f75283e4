package io.cloudtelemetry.alarms;

import java.util.List;
import java.util.Objects;

/** What has alarms: a cluster, a stage of an API, a service, and an alarm itself. */
public interface AlarmSource {
    /** {@return its name; the names of its alarms begin with it} */
    String name();

    /** {@return every alarm on it, in order} */
    List<? extends NamedAlarm> alarms();

    /** {@return every alarm of several sources, in order} */
    static List<NamedAlarm> alarmsOf(List<? extends AlarmSource> alarms) {
        return Objects.requireNonNull(alarms, "alarms").stream()
                .<NamedAlarm>flatMap(source -> Objects.requireNonNull(source, "alarms").alarms().stream())
                .toList();
    }
}

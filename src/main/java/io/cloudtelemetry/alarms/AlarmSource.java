package io.cloudtelemetry.alarms;

import java.util.List;

/** What has alarms: a cluster, a stage of an API, a service, and an alarm itself. */
public interface AlarmSource {
    /** {@return the name of what is watched, with which its alarms' names begin} */
    String name();

    /** {@return every alarm on it, in order} */
    List<? extends NamedAlarm> alarms();
}

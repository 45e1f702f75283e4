package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.alarms.Notification;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.NotificationTopics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.AlarmState;

/** The routing of alarms that a configuration asks for; without topics it tells nobody. */
record ConfiguredRouting(@Nullable NotificationTopics topics) {
    AlarmRouting routing() {
        return topics == null ? AlarmRouting.nobody() : topics;
    }

    /** {@return the topics that an alarm tells by itself when it goes off} */
    List<AlarmTopic> told(NamedAlarm alarm) {
        var silent = alarm instanceof DefinedAlarm metric && metric.spec().notification() == Notification.SILENT;
        return topics == null || silent
                ? List.of()
                : topics.getTopics().stream()
                        .filter(topic -> topic.severities().contains(alarm.severity()))
                        .filter(topic -> topic.states().contains(AlarmState.ALARM))
                        .toList();
    }
}

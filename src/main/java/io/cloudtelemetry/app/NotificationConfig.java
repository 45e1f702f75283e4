package io.cloudtelemetry.app;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.notifications.AlarmTopic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A topic and who is told through it. */
record NotificationConfig(
        @JsonPropertyDescription("The name of a topic to define. Either this or topicArn.") @Nullable
        String topic,

        @JsonPropertyDescription("The ARN of a topic that exists; its policy and key are left alone.") @Nullable
        String topicArn,

        @JsonPropertyDescription("The severities that are sent to it. Default: all.") @Nullable
        List<Severity> severities,

        @JsonPropertyDescription("E-mail addresses; each must confirm the mail it gets.") @Nullable
        List<String> email) {
    NotificationConfig {
        if ((topic == null) == (topicArn == null)) {
            throw new IllegalArgumentException(
                    "topic or topicArn must be given, got %s".formatted(topic == null ? "neither" : "both"));
        }
        alarmTopic(topic, topicArn, severities, email);
    }

    String name() {
        return alarmTopic().name();
    }

    AlarmTopic alarmTopic() {
        return alarmTopic(topic, topicArn, severities, email);
    }

    private static AlarmTopic alarmTopic(
            @Nullable String topic,
            @Nullable String topicArn,
            @Nullable List<Severity> severities,
            @Nullable List<String> email) {
        var result = topicArn != null ? AlarmTopic.existing(topicArn) : AlarmTopic.named(String.valueOf(topic));
        if (severities != null) {
            if (severities.isEmpty()) {
                throw new IllegalArgumentException(
                        "severities must name at least one of critical, warning, info, got none");
            }
            result = result.forSeverities(severities.get(0), severities.toArray(Severity[]::new));
        }
        for (var address : Keys.list(email)) {
            result = result.email(address);
        }
        return result;
    }
}

package com.example.shop;

import static io.cloudtelemetry.alarms.Severity.CRITICAL;
import static io.cloudtelemetry.alarms.Severity.INFO;
import static io.cloudtelemetry.alarms.Severity.WARNING;

import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.NotificationTopics;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Who is told: what is critical goes to the one on call, the rest to the team. */
final class AlertsStack extends Stack {
    private final NotificationTopics topics;

    AlertsStack(Construct scope, String id) {
        super(scope, id);
        topics = NotificationTopics.Builder.create(this, "Topics")
                .topics(List.of(
                        AlarmTopic.named("shop-on-call").forSeverities(CRITICAL).email("on-call@example.com"),
                        AlarmTopic.named("shop-team")
                                .forSeverities(WARNING, INFO)
                                .email("team@example.com")))
                .build();
    }

    NotificationTopics topics() {
        return topics;
    }
}

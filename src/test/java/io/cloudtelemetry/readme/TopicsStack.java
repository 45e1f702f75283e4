package io.cloudtelemetry.readme;

import static io.cloudtelemetry.alarms.Severity.CRITICAL;
import static io.cloudtelemetry.notifications.AlarmField.ALARM_NAME;
import static io.cloudtelemetry.notifications.AlarmField.NEW_STATE_VALUE;

import io.cloudtelemetry.notifications.AlarmFilter;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.DeadLetterQueue;
import io.cloudtelemetry.notifications.NotificationTopics;
import io.cloudtelemetry.notifications.Recipient;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** The example of docs/notifications.md. */
final class TopicsStack extends Stack {
    TopicsStack(Construct scope, String id) {
        super(scope, id);
        // snippet
        NotificationTopics.Builder.create(this, "Topics")
                .topics(List.of(
                        AlarmTopic.named("pages")
                                .forSeverities(CRITICAL)
                                .https("https://events.pagerduty.com/integration/"
                                        + "{{resolve:secretsmanager:pagerduty}}/enqueue")
                                .deadLetterQueue(DeadLetterQueue.own()),
                        AlarmTopic.named("mails")
                                .slack("T0123ABCD", "C0123ABCD")
                                .subscribe(Recipient.email("ops@example.com")
                                        .matching(AlarmFilter.startsWith(ALARM_NAME, "prod-")
                                                .and(AlarmFilter.oneOf(NEW_STATE_VALUE, "ALARM"))))))
                .build();
        // end
    }
}

package io.cloudtelemetry.readme;

import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.NotificationTopics;
import io.cloudtelemetry.resources.ResourceTelemetry;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** The examples of docs/resources.md. */
final class ResourcesStack extends Stack {
    ResourcesStack(Construct scope, String id) {
        super(scope, id);
        var topics = NotificationTopics.Builder.create(this, "Topics")
                .topics(List.of(AlarmTopic.named("shop-alarms")
                        .forSeverities(Severity.CRITICAL, Severity.WARNING)
                        .email("ops@example.com")))
                .build();
        var letters = Queue.Builder.create(this, "Letters").build();
        var queue = Queue.Builder.create(this, "Orders")
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(letters)
                        .maxReceiveCount(3)
                        .build())
                .build();
        // snippet
        ResourceTelemetry.Builder.create(this, "OrdersTelemetry")
                .resource(queue)
                .alarms(alarms -> alarms.change("oldest-message", alarm -> alarm.thresholdValue(300)))
                .routing(topics)
                .build();

        ResourceTelemetry.Builder.create(this, "LettersTelemetry")
                .resource(letters)
                .type("deadLetterQueues")
                .routing(topics)
                .build();

        ResourceTelemetry.Builder.create(this, "LegacyTelemetry")
                .existing("tables", Map.of("name", "legacy"))
                .routing(topics)
                .build();
        // end

        var jobs = new Construct(this, "Jobs");
        Queue.Builder.create(jobs, "Mails").build();
        // snippet
        ResourceTelemetry.everythingIn(jobs)
                .exclude("topics")
                .exclude(found -> found.path().contains("/Sandbox/"))
                .each((found, telemetry) ->
                        telemetry.name("jobs-" + found.path().replace('/', '-')))
                .routing(topics)
                .build();
        // end
    }
}

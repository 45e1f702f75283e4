package io.cloudtelemetry.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.sns.StringConditions;
import software.amazon.awscdk.services.sns.SubscriptionFilter;
import software.amazon.awscdk.services.sns.subscriptions.UrlSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/** What a subscription can have: a dead-letter queue and a filter. */
class SubscriptionOptionTest extends TopicsInAStack {
    private static final AlarmTopic PAGER = AlarmTopic.named("pager");

    @Test
    void everySubscriptionHasTheDeadLetterQueue() {
        var template = define(PAGER.email("ops@example.com")
                .sms("+4915112345678")
                .https("https://events.example.com/alarms")
                .subscribe(Recipient.sqs(QUEUE))
                .subscribe(Recipient.lambda(FUNCTION))
                .deadLetterQueue(DeadLetterQueue.own()));

        template.resourceCountIs("AWS::SNS::Subscription", 5);
        template.allResourcesProperties(
                "AWS::SNS::Subscription",
                Map.of(
                        "RedrivePolicy",
                        Map.of(
                                "deadLetterTargetArn",
                                Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("TopicsDeadLetters.*"), "Arn")))));
        template.hasResourceProperties(
                "AWS::SQS::Queue", Map.of("MessageRetentionPeriod", 14 * 86400, "SqsManagedSseEnabled", true));
        template.hasResourceProperties("AWS::SQS::QueuePolicy", hasStatement("sqs:SendMessage"));
        assertThat(template.findResources("AWS::SQS::QueuePolicy").toString()).contains("aws:SecureTransport");
    }

    @Test
    void theKeyOfAGivenDeadLetterQueueLetsTheTopicIn() {
        var queue = Queue.Builder.create(stack, "Undelivered")
                .encryption(QueueEncryption.KMS)
                .build();

        define(PAGER.sms("+4915112345678").deadLetterQueue(DeadLetterQueue.of(queue)))
                .hasResourceProperties(
                        "AWS::KMS::Key",
                        Map.of(
                                "KeyPolicy",
                                Map.of(
                                        "Statement",
                                        Match.arrayWith(List.of(Match.objectLike(
                                                Map.of("Action", List.of("kms:Decrypt", "kms:GenerateDataKey"))))))));
        hasNoWarning();
    }

    @Test
    void anExistingDeadLetterQueueIsUsedAndItsOwnerToldWhatToAllow() {
        define(PAGER.sms("+4915112345678").deadLetterQueue(DeadLetterQueue.existing(QUEUE)))
                .hasResourceProperties(
                        "AWS::SNS::Subscription", Map.of("RedrivePolicy", Map.of("deadLetterTargetArn", QUEUE)));
        Annotations.fromStack(stack).hasWarning("*", Match.stringLikeRegexp("existingQueue"));
    }

    @Test
    void filtersAreOnTheBodyOfTheMessage() {
        var filter = AlarmFilter.oneOf(AlarmField.NEW_STATE_VALUE, "ALARM")
                .and(AlarmFilter.startsWith(AlarmField.ALARM_NAME, "prod-", "live-"))
                .and(AlarmFilter.noneOf(AlarmField.TRIGGER_NAMESPACE, "AWS/EC2"));

        var template = define(PAGER.subscribe(Recipient.email("ops@example.com").matching(filter))
                .subscribe(Recipient.https("https://events.example.com").matching(filter))
                .subscribe(Recipient.sqs(QUEUE).matching(filter))
                .subscribe(Recipient.lambda(FUNCTION).matching(filter)));

        template.resourceCountIs("AWS::SNS::Subscription", 4);
        template.allResourcesProperties(
                "AWS::SNS::Subscription",
                Map.of(
                        "FilterPolicyScope",
                        "MessageBody",
                        "FilterPolicy",
                        Map.of(
                                "NewStateValue",
                                List.of("ALARM"),
                                "AlarmName",
                                List.of(Map.of("prefix", "prod-"), Map.of("prefix", "live-")),
                                "Trigger",
                                Map.of("Namespace", List.of(Map.of("anything-but", List.of("AWS/EC2")))))));
    }

    @Test
    void anAttributeFilterOfCdkFailsTheSynth() {
        define(PAGER.subscribe(UrlSubscription.Builder.create("https://events.example.com")
                .filterPolicy(Map.of(
                        "severity",
                        SubscriptionFilter.stringFilter(StringConditions.builder()
                                .allowlist(List.of("critical"))
                                .build())))
                .build()));

        Annotations.fromStack(stack)
                .hasError(
                        "*",
                        "filterPolicy must be for the body of the message, got one for its attributes on topic pager:"
                                + " alarm messages have none, so each would be dropped; use filterPolicyWithMessageBody");
    }
}

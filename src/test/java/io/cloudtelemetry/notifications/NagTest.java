package io.cloudtelemetry.notifications;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Matcher;

/** cdk-nag's rules over topics with every kind of recipient. */
class NagTest {
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";

    private static final Matcher RULES = Match.stringLikeRegexp("^(AwsSolutions|NIST)");

    private App app;
    private Stack stack;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = new Stack(app, "One");
        Aspects.of(app).add(new AwsSolutionsChecks());
        Aspects.of(app).add(new NIST80053R5Checks());
    }

    private void define(AlarmTopic... topics) {
        NotificationTopics.Builder.create(stack, "Topics")
                .topics(List.of(topics))
                .build();
    }

    private static AlarmTopic everything(String name) {
        return AlarmTopic.named(name)
                .email("ops@example.com")
                .sms("+4915112345678")
                .https("https://events.pagerduty.com/integration/{{resolve:secretsmanager:pagerduty}}/enqueue")
                .subscribe(Recipient.sqs("arn:aws:sqs:eu-west-1:123456789012:alarms"))
                .subscribe(Recipient.lambda("arn:aws:lambda:eu-west-1:123456789012:function:alarms"))
                .slack("T0123ABCD", "C0123ABCD")
                .teams(UUID, UUID, "19%3a0123abcd%40thread.tacv2")
                .deadLetterQueue(DeadLetterQueue.own());
    }

    private void suppress(String path, NagPackSuppression suppression) {
        NagSuppressions.addResourceSuppressionsByPath(stack, path, List.of(suppression));
    }

    @Test
    void everyKindOfRecipientHasNoFindingThatIsNotExplained() {
        define(everything("pager"));
        suppress(
                "/One/Topics/DeadLetters/pager/Resource",
                NagPackSuppression.builder()
                        .id("AwsSolutions-SQS3")
                        .reason("it is the dead-letter queue of subscriptions; the rule knows those of queues only")
                        .build());
        suppress(
                "/One/Topics/Chat/ReadAlarms/Resource",
                NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason("a channel shows alarms and graphs of whatever metric they are on: reads of CloudWatch,"
                                + " most of which take no resource")
                        .appliesTo(List.of(
                                "Action::cloudwatch:Describe*",
                                "Action::cloudwatch:Get*",
                                "Action::cloudwatch:List*",
                                "Resource::*"))
                        .build());

        Annotations.fromStack(stack).hasNoError("*", RULES);
        Annotations.fromStack(stack).hasNoWarning("*", RULES);
    }

    @Test
    void aTopicWithoutAKeyIsFound() {
        define(everything("pager").encryption(TopicEncryption.none("to see that the rules are looked at")));

        Annotations.fromStack(stack).hasError("*", Match.stringLikeRegexp("^NIST.800.53.R5-SNSEncryptedKMS"));
    }
}

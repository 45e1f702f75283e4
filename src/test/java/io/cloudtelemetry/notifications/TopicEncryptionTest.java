package io.cloudtelemetry.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.Key;

class TopicEncryptionTest extends TopicsInAStack {
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/0123abcd";
    private static final AlarmTopic PAGER = AlarmTopic.named("pager").email("ops@example.com");

    @Override
    Stack stackIn(App parent) {
        var environment = Environment.builder()
                .account("123456789012")
                .region("eu-west-1")
                .build();
        return new Stack(parent, "One", StackProps.builder().env(environment).build());
    }

    @Test
    void aKeyOfTheAppLetsAlarmsIn() {
        var key = new Key(stack, "Shared");

        var template = define(PAGER.encryption(TopicEncryption.key(key)));

        template.resourceCountIs("AWS::KMS::Key", 1);
        template.hasResourceProperties(
                "AWS::KMS::Key",
                Map.of(
                        "KeyPolicy",
                        Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Sid",
                                        "AllowAlarmsToEncrypt",
                                        "Action",
                                        List.of("kms:Decrypt", "kms:GenerateDataKey*"))))))));
        template.hasResourceProperties(
                "AWS::SNS::Topic",
                Map.of("KmsMasterKeyId", Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("Shared.*"), "Arn"))));
        hasNoWarning();
    }

    @Test
    void anImportedKeyIsUsedAndItsOwnerToldWhatToAllow() {
        var imported = Key.fromKeyArn(stack, "Imported", KEY);
        var warning = "the policy of " + KEY + " cannot be changed from here, and without this statement in it no alarm"
                + " reaches topic %s: {\"Sid\":\"AllowAlarmsToEncrypt\",\"Effect\":\"Allow\",\"Principal\":"
                + "{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":[\"kms:Decrypt\",\"kms:GenerateDataKey*\"],"
                + "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\"}}}"
                + " [ack: @cloudtelemetry/notifications:existingKey]";

        var template = define(
                PAGER.encryption(TopicEncryption.key(imported)),
                AlarmTopic.named("desk").sms("+4915112345678").encryption(TopicEncryption.keyArn(KEY)));

        template.resourceCountIs("AWS::KMS::Key", 0);
        template.allResourcesProperties("AWS::SNS::Topic", Map.of("KmsMasterKeyId", KEY));
        Annotations.fromStack(stack).hasWarning("/One/Topics", warning.formatted("pager"));
        Annotations.fromStack(stack).hasWarning("/One/Topics", warning.formatted("desk"));
    }

    @Test
    void noKeyLeavesTheReasonInTheTemplate() {
        var template = define(PAGER.encryption(TopicEncryption.none("no personal data, agreed by the owner")));

        template.resourceCountIs("AWS::KMS::Key", 0);
        template.hasResource(
                "AWS::SNS::Topic",
                Map.of(
                        "Metadata",
                        Map.of("telemetry:unencrypted", "no personal data, agreed by the owner"),
                        "Properties",
                        Map.of("KmsMasterKeyId", Match.absent())));
    }

    private void refuses(AlarmTopic topic, String message) {
        var builder = NotificationTopics.Builder.create(stack, "Topics").topics(List.of(topic));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesAKeyAndAQueueOfAnotherRegion() {
        var virginia = KEY.replace("eu-west-1", "us-east-1");
        refuses(
                PAGER.encryption(TopicEncryption.keyArn(virginia)),
                "topics[0].encryption must be of region eu-west-1, where it is used, got " + virginia
                        + "; give one of that region");
        var queue = "arn:aws:sqs:us-east-1:123456789012:undelivered";
        refuses(
                PAGER.deadLetterQueue(DeadLetterQueue.existing(queue)),
                "topics[0].deadLetterQueue must be of region eu-west-1, where it is used, got " + queue
                        + "; give one of that region");
    }

    @Test
    void anAliasOfTheAppForAKeyThatIsNotItsOwnWarnsToo() {
        var alias = Alias.Builder.create(stack, "Alias")
                .aliasName("alias/alarms")
                .targetKey(Key.fromKeyArn(stack, "Imported", KEY))
                .build();

        define(PAGER.encryption(TopicEncryption.key(alias)));

        Annotations.fromStack(stack)
                .hasWarning("/One/Topics", Match.stringLikeRegexp(".*no alarm reaches topic pager.*"));
    }

    @Test
    void choicesCheckThemselvesHoweverTheyAreMade() {
        assertThatThrownBy(() -> new TopicEncryption.ExistingKey("alias/aws/sns"))
                .hasMessageStartingWith("keyArn must be the ARN of a key");
        assertThatThrownBy(() -> new TopicEncryption.None(" ")).hasMessageStartingWith("none must be a reason");
        assertThatThrownBy(() -> new DeadLetterQueue.Existing("undelivered"))
                .hasMessageStartingWith("deadLetterQueue must be the ARN of a standard queue");
        assertThatThrownBy(() -> new AlarmTopic(
                        "pager",
                        "pager",
                        PAGER.severities(),
                        PAGER.states(),
                        List.of(),
                        PAGER.encryption(),
                        PAGER.deadLetterQueue()))
                .hasMessageStartingWith("topicArn must be the ARN of a standard topic");
    }
}

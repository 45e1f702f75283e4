package io.cloudtelemetry.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.AlarmState;

class ExistingTopicTest extends TopicsInAStack {
    private static final String ARN = "arn:aws:sns:eu-west-1:123456789012:pager";
    private static final String FROM_THE_ACCOUNT =
            "\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"<the account of the alarms>\"}}}";
    private static final AlarmTopic PAGER = AlarmTopic.existing(ARN);

    @Test
    void definesNothing() {
        topics(PAGER);

        assertThat(Template.fromStack(stack).toJSON()).doesNotContainKey("Resources");
    }

    @Test
    void subscribesToItWhenAsked() {
        topics(PAGER.email("ops@example.com"));

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::SNS::Subscription", Map.of("TopicArn", ARN, "Protocol", "email", "Endpoint", "ops@example.com"));
        assertThat((Map<?, ?>) template.toJSON().get("Resources")).hasSize(1);
    }

    @Test
    void warnsOfWhatItMustAllow() {
        topics(PAGER);

        Annotations.fromStack(stack)
                .hasWarning(
                        "/One/Topics",
                        "the policy and the key of " + ARN + " cannot be seen from here: its topic policy must allow"
                                + " cloudwatch.amazonaws.com sns:Publish on " + ARN
                                + ", and, if it is encrypted, the policy of its key must allow"
                                + " cloudwatch.amazonaws.com kms:Decrypt and kms:GenerateDataKey*"
                                + " (a key that AWS manages, alias/aws/sns, cannot); add to the topic policy"
                                + " {\"Sid\":\"AllowAlarmsToPublish\",\"Effect\":\"Allow\","
                                + "\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"sns:Publish\","
                                + "\"Resource\":\"" + ARN + "\"," + FROM_THE_ACCOUNT + " and to the key policy"
                                + " {\"Sid\":\"AllowAlarmsToEncrypt\",\"Effect\":\"Allow\","
                                + "\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},"
                                + "\"Action\":[\"kms:Decrypt\",\"kms:GenerateDataKey*\"],\"Resource\":\"*\","
                                + FROM_THE_ACCOUNT
                                + " [ack: @cloudtelemetry/notifications:existingTopic]");
    }

    @Test
    void standsBesideATopicOfThisStack() {
        var topics = topics(PAGER, AlarmTopic.named("mail").email("dev@example.com"));

        var template = Template.fromStack(stack);
        template.resourceCountIs("AWS::SNS::Topic", 1);
        template.resourceCountIs("AWS::KMS::Key", 1);
        assertThat(topics.getTopicArns()).containsEntry("pager", ARN);
    }

    @Test
    void isToldByItsArn() {
        assertThat(topics(PAGER).actionArns(stack, Severity.CRITICAL, AlarmState.ALARM))
                .containsExactly(ARN);
    }

    @Test
    void isToldFromAnotherStackByItsArn() {
        var other = new Stack(app, "Other");

        assertThat(topics(PAGER).actionArns(other, Severity.CRITICAL, AlarmState.ALARM))
                .containsExactly(ARN);
    }

    @Test
    void mayBeOfAnotherAccountThanTheAlarm() {
        var environment = Environment.builder()
                .account("210987654321")
                .region("eu-west-1")
                .build();
        var home = new Stack(app, "Home", StackProps.builder().env(environment).build());
        var topics = NotificationTopics.Builder.create(home, "Topics")
                .topics(List.of(PAGER))
                .build();

        assertThat(topics.actionArns(home, Severity.CRITICAL, AlarmState.ALARM)).containsExactly(ARN);
    }

    @Test
    void failsWhenItIsInAnotherRegionThanTheStack() {
        var virginia = new Stack(
                app,
                "Virginia",
                StackProps.builder()
                        .env(Environment.builder().region("us-east-1").build())
                        .build());
        var topics =
                NotificationTopics.Builder.create(virginia, "Topics").topics(List.of(AlarmTopic.named("mail"), PAGER));

        assertThatThrownBy(topics::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topics[1] must be of region us-east-1, where it is used, got " + PAGER.existingArn()
                        + "; give one of that region");
        assertThat(virginia.getNode().getChildren()).isEmpty();
    }

    @Test
    void twoOfOneNameInTwoAccountsStandSideBySide() {
        var other = ARN.replace("123456789012", "210987654321");
        var topics = topics(
                PAGER.email("ops@example.com"), AlarmTopic.existing(other).email("ops@example.com"));

        assertThat(topics.getTopicArns()).containsExactlyInAnyOrderEntriesOf(Map.of("pager", ARN, other, other));
        assertThat(topics.actionArns(stack, Severity.CRITICAL, AlarmState.ALARM))
                .containsExactly(ARN, other);
        var template = Template.fromStack(stack);
        for (var arn : List.of(ARN, other)) {
            template.hasResourceProperties("AWS::SNS::Subscription", Map.of("TopicArn", arn));
        }
    }
}

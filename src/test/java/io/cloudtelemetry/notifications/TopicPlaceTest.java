package io.cloudtelemetry.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.CombinedAlarm;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.eks.EksAlarms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.assertions.Template;
import software.constructs.Construct;

class TopicPlaceTest {
    private final App app = new App();

    private static Stack stack(Construct scope, String id, String region) {
        var env = Environment.builder().account("111122223333").region(region).build();
        return new Stack(scope, id, StackProps.builder().env(env).build());
    }

    private static NotificationTopics topics(Construct scope, AlarmTopic... topics) {
        return NotificationTopics.Builder.create(scope, "Topics")
                .topics(List.of(topics))
                .build();
    }

    private static List<DefinedAlarm> alarms(Construct scope, String cluster, AlarmRouting routing) {
        return EksAlarms.recommended()
                .define(scope, new AlarmSubject(cluster, Map.of("ClusterName", cluster), 60), routing);
    }

    @ParameterizedTest
    @CsvSource({"cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov"})
    void refusesChatWhereThereIsNoChatbot(String region, String partition) {
        var stack = stack(app, "Stack", region);
        var slack = AlarmTopic.named("t").slack("T1", "C1");
        var uuid = "01234567-89ab-cdef-0123-456789abcdef";
        var teams = AlarmTopic.named("t").teams(uuid, uuid, "19%3aa%40thread.tacv2");

        assertThatThrownBy(() -> topics(stack, AlarmTopic.named("first"), slack))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "topics[1].slack must be left out in partition %s, which has no AWS Chatbot, got Slack C1; use email, https, sqs or lambda"
                                .formatted(partition));
        assertThatThrownBy(() -> topics(stack, teams))
                .hasMessageStartingWith("topics[0].teams must be left out in partition " + partition);
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void takesChatWhereThePartitionHasOneOrIsNotKnown() {
        topics(stack(app, "Tokyo", "ap-northeast-1"), AlarmTopic.named("t").slack("T1", "C1"));
        topics(new Stack(app, "Anywhere"), AlarmTopic.named("t").slack("T1", "C1"));
    }

    @Test
    void refusesAQueueOfAnotherPartition() {
        var stack = stack(app, "Stack", "cn-north-1");

        assertThatThrownBy(() -> topics(
                        stack, AlarmTopic.named("t").subscribe(Recipient.sqs("arn:aws:sqs:eu-west-1:111122223333:q"))))
                .hasMessageStartingWith("topics[0].sqs must be of partition aws-cn, where it is used, got");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    /** CDK has no dependency across a cdk.Stage, and says so with a stack trace. */
    @Test
    void refusesTopicsAboveTheStageOfTheAlarms() {
        var above =
                topics(stack(app, "Shared", "eu-west-1"), AlarmTopic.named("t").email("a@acme.test"));
        var inside = stack(new Stage(app, "Prod"), "Stack", "eu-west-1");

        assertThatThrownBy(() -> alarms(inside, "shop", above))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "topics must be of the cdk.Stage of the alarms, got those of Shared for alarms of Prod/Stack;"
                                + " define topics in the stage, or hand these on with AlarmTopic.existing(arn)");
        assertThat(inside.getNode().getChildren()).isEmpty();

        alarms(inside, "shop", topics(inside, AlarmTopic.existing("arn:aws:sns:eu-west-1:111122223333:t")));
        app.synth();
    }

    /** Nothing has to wait for it. */
    @Test
    void takesATopicThatExistsFromAboveTheStage() {
        var arn = "arn:aws:sns:eu-west-1:111122223333:t";
        var above = topics(stack(app, "Shared", "eu-west-1"), AlarmTopic.existing(arn));

        alarms(stack(new Stage(app, "Prod"), "Stack", "eu-west-1"), "shop", above);

        app.synth();
    }

    @Test
    void refusesACompositeOverAlarmsOfAnotherStage() {
        var above = alarms(stack(app, "Shared", "eu-west-1"), "shop", AlarmRouting.nobody());
        var inside = stack(new Stage(app, "Prod"), "Stack", "eu-west-1");

        assertThatThrownBy(() ->
                        CombinedAlarm.anyOf("any", Severity.CRITICAL, above).define(inside, AlarmRouting.nobody()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("alarms must be in the cdk.Stage of what names them (Prod), got");
        assertThat(inside.getNode().getChildren()).isEmpty();
    }

    @Test
    void tellsTopicsOfOneNameInTwoAccountsApart() {
        var stack = stack(app, "Stack", "eu-west-1");
        var mine = "arn:aws:sns:eu-west-1:111122223333:pages";
        var theirs = "arn:aws:sns:eu-west-1:444455556666:pages";

        var topics = topics(
                stack,
                AlarmTopic.existing(theirs).email("b@acme.test"),
                AlarmTopic.existing(mine).email("a@acme.test"));

        assertThat(topics.getTopicArns()).isEqualTo(Map.of("pages", theirs, mine, mine));
        Template.fromStack(stack).resourceCountIs("AWS::SNS::Subscription", 2);
        Template.fromStack(stack)
                .hasResourceProperties("AWS::SNS::Subscription", Map.of("TopicArn", theirs, "Endpoint", "b@acme.test"));
    }

    @Test
    void anExistingTopicOfAnotherAccountMayHaveTheNameOfOneToDefine() {
        var stack = stack(app, "Stack", "eu-west-1");
        var theirs = AlarmTopic.existing("arn:aws:sns:eu-west-1:444455556666:pages");

        var topics = topics(stack, theirs, AlarmTopic.named("pages").email("a@acme.test"));

        assertThat(topics.getTopicArns().keySet()).containsExactlyInAnyOrder("pages", theirs.existingArn());
        assertThatThrownBy(() -> topics(
                        new Stack(app, "Other"),
                        AlarmTopic.named("pages"),
                        AlarmTopic.existing("arn:aws:sns:eu-west-1:444455556666:pages")))
                .as("which may be the same where the account is not known")
                .hasMessage("topics must name each topic once, got a second \"pages\"");
        assertThatThrownBy(() -> topics(stack(app, "Third", "eu-west-1"), theirs, theirs))
                .hasMessage("topics must name each topic once, got a second \"pages\"");
    }
}

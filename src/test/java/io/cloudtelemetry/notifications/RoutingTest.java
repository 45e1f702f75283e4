package io.cloudtelemetry.notifications;

import static io.cloudtelemetry.alarms.Severity.CRITICAL;
import static io.cloudtelemetry.alarms.Severity.INFO;
import static io.cloudtelemetry.alarms.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.ALARM;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.INSUFFICIENT_DATA;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.OK;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.alarms.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.AlarmState;

class RoutingTest {
    private static final List<AlarmTopic> TOPICS = List.of(
            AlarmTopic.named("pager").forSeverities(CRITICAL),
            AlarmTopic.named("desk").forSeverities(CRITICAL, WARNING),
            AlarmTopic.named("all"),
            AlarmTopic.named("notes").forSeverities(INFO));

    private App app;
    private Stack stack;
    private NotificationTopics topics;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = new Stack(app, "One");
        topics = NotificationTopics.Builder.create(stack, "Topics")
                .topics(TOPICS)
                .build();
    }

    /** The names of the topics that are told, as references of the stack that defines them. */
    private List<String> told(Severity severity) {
        var logicalIds = Template.fromStack(stack).findResources("AWS::SNS::Topic");
        return topics.actionArns(stack, severity, ALARM).stream()
                .map(stack::resolve)
                .map(reference -> ((Map<?, ?>) reference).get("Ref"))
                .map(logicalIds::get)
                .map(topic -> ((Map<?, ?>) topic.get("Properties")).get("TopicName"))
                .map(String::valueOf)
                .toList();
    }

    @Test
    void anAlarmGoesToEveryTopicOfItsSeverity() {
        assertThat(told(CRITICAL)).containsExactly("pager", "desk", "all");
        assertThat(told(WARNING)).containsExactly("desk", "all");
        assertThat(told(INFO)).containsExactly("all", "notes");
    }

    @Test
    void theEndOfAnAlarmGoesWhereItsBeginningWent() {
        for (var severity : Severity.values()) {
            assertThat(topics.actionArns(stack, severity, OK)).isEqualTo(topics.actionArns(stack, severity, ALARM));
        }
    }

    /** Three severities by three states: the topics of each cell, in order. */
    @ParameterizedTest
    @CsvSource({
        "CRITICAL, ALARM, pager desk", "CRITICAL, OK, desk", "CRITICAL, INSUFFICIENT_DATA, desk silence",
        "WARNING, ALARM, desk", "WARNING, OK, desk", "WARNING, INSUFFICIENT_DATA, desk silence",
        "INFO, ALARM, notes", "INFO, OK, notes", "INFO, INSUFFICIENT_DATA, silence"
    })
    void everySeverityAndStateHasItsTopics(Severity severity, AlarmState state, String names) {
        var separate = new App();
        var matrix = new Stack(separate, "Matrix");
        var here = NotificationTopics.Builder.create(matrix, "Topics")
                .topics(List.of(
                        AlarmTopic.named("pager").forSeverities(CRITICAL).forStates(ALARM),
                        AlarmTopic.named("desk")
                                .forSeverities(CRITICAL, WARNING)
                                .forStates(ALARM, OK, INSUFFICIENT_DATA),
                        AlarmTopic.named("notes").forSeverities(INFO),
                        AlarmTopic.named("silence").forStates(INSUFFICIENT_DATA)))
                .build();
        var other = new Stack(separate, "Other");

        assertThat(here.actionArns(other, severity, state))
                .map(arn -> TemplateText.of(other.resolve(arn)).replaceFirst(".*:", ""))
                .containsExactly(names.split(" "));
        assertThat(here.actionArns(matrix, severity, state)).hasSize(names.split(" ").length);
    }

    @Test
    void missingDataIsNotSentUnlessAskedFor() {
        for (var severity : Severity.values()) {
            assertThat(topics.actionArns(stack, severity, INSUFFICIENT_DATA)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, pager desk all", "WARNING, desk all", "INFO, all notes"})
    void anotherStackUsesTheArnInWords(Severity severity, String names) {
        var other = new Stack(app, "Other");

        assertThat(topics.actionArns(other, severity, ALARM))
                .map(arn -> TemplateText.of(other.resolve(arn)))
                .isEqualTo(List.of(names.split(" ")).stream()
                        .map(name -> "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:" + name)
                        .toList());
    }

    @Test
    void anotherStackWaitsForTheTopicsAndNothingIsExported() {
        var other = new Stack(app, "Other");
        CfnResource.Builder.create(other, "Resource")
                .type("AWS::CloudWatch::Alarm")
                .properties(Map.of("AlarmActions", topics.actionArns(other, CRITICAL, ALARM)))
                .build();

        assertThat(other.getDependencies()).containsExactly(stack);
        assertThat(Template.fromStack(stack).toJSON()).doesNotContainKey("Outputs");
        assertThat(Template.fromStack(other).toJSON().toString()).doesNotContain("Fn::ImportValue");
    }

    @Test
    void aStackThatTellsNobodyDoesNotWait() {
        var single = new Stack(app, "Single");
        var critical = NotificationTopics.Builder.create(single, "Topics")
                .topics(List.of(AlarmTopic.named("only").forSeverities(CRITICAL)))
                .build();
        var other = new Stack(app, "Other");

        assertThat(critical.actionArns(other, INFO, ALARM)).isEmpty();
        assertThat(other.getDependencies()).isEmpty();
    }

    @Test
    void aNestedStackIsToldInWordsToo() {
        var nested = new NestedStack(stack, "Nested");

        assertThat(topics.actionArns(nested, INFO, ALARM))
                .map(arn -> TemplateText.of(nested.resolve(arn)))
                .containsExactly(
                        "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:all",
                        "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:notes");
    }

    private Stack in(String id, String account, String region) {
        var environment = Environment.builder().account(account).region(region).build();
        return new Stack(app, id, StackProps.builder().env(environment).build());
    }

    @Test
    void aStackOfAKnownEnvironmentUsesTheArnInFull() {
        var home = in("Home", "123456789012", "eu-west-1");
        var here = NotificationTopics.Builder.create(home, "Topics")
                .topics(List.of(AlarmTopic.named("pager")))
                .build();
        var other = in("Other", "123456789012", "eu-west-1");

        assertThat(here.actionArns(other, CRITICAL, ALARM))
                .singleElement()
                .satisfies(arn ->
                        assertThat(TemplateText.of(other.resolve(arn))).endsWith(":sns:eu-west-1:123456789012:pager"));
    }

    @Test
    void refusesAnAlarmInAnotherRegion() {
        var home = in("Home", "123456789012", "eu-west-1");
        var here = NotificationTopics.Builder.create(home, "Topics")
                .topics(List.of(AlarmTopic.named("pager")))
                .build();
        var virginia = in("Virginia", "123456789012", "us-east-1");

        assertThatThrownBy(() -> here.actionArns(virginia, CRITICAL, ALARM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topics must be in the region of the alarms (us-east-1), got eu-west-1;"
                        + " define topics in each region");
        assertThat(virginia.getDependencies()).isEmpty();
    }

    @Test
    void refusesAnAlarmInAnotherAccount() {
        var home = in("Home", "123456789012", "eu-west-1");
        var here = NotificationTopics.Builder.create(home, "Topics")
                .topics(List.of(AlarmTopic.named("pager")))
                .build();
        var other = in("Other", "210987654321", "eu-west-1");

        assertThatThrownBy(() -> here.actionArns(other, CRITICAL, ALARM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topics must be in the account of the alarms (210987654321), got 123456789012;"
                        + " define topics in each account");
        assertThat(other.getDependencies()).isEmpty();
    }

    @Test
    void anExistingTopicOfAnotherRegionIsRefusedWhereTheTopicsStackSaysNone() {
        var elsewhere = NotificationTopics.Builder.create(new Stack(app, "Two"), "Topics")
                .topics(List.of(AlarmTopic.existing("arn:aws:sns:eu-west-1:123456789012:alarms")))
                .build();
        var alarms = new Stack(
                app,
                "Virginia",
                StackProps.builder()
                        .env(Environment.builder().region("us-east-1").build())
                        .build());

        assertThatThrownBy(() -> elsewhere.actionArns(alarms, CRITICAL, ALARM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("topics must be in the region of the alarms (us-east-1), got eu-west-1");
    }

    @Test
    void refusesAlarmsOfAStageBelowTheTopicsUnlessTheTopicsExist() {
        var inStage = new Stack(new Stage(app, "Prod"), "Stack");

        assertThatThrownBy(() -> topics.actionArns(inStage, INFO, ALARM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topics must be of the cdk.Stage of the alarms, got those of One for alarms of Prod/Stack;"
                        + " define topics in the stage, or hand these on with AlarmTopic.existing(arn)");
        var arn = "arn:aws:sns:eu-west-1:123456789012:ops";
        var existing = NotificationTopics.Builder.create(stack, "Existing")
                .topics(List.of(AlarmTopic.existing(arn)))
                .build();
        assertThat(existing.actionArns(inStage, INFO, ALARM)).containsExactly(arn);
        assertThat(inStage.getDependencies()).isEmpty();
    }
}

package io.cloudtelemetry.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;

class NotificationTopicsRefusalTest {
    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack();
    }

    private void refuses(List<AlarmTopic> topics, String message) {
        var builder = NotificationTopics.Builder.create(stack, "Topics").topics(topics);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesToTellNobody() {
        refuses(List.of(), "topics must name at least one topic, got none");
    }

    @Test
    void refusesTwoTopicsOfOneName() {
        refuses(
                List.of(AlarmTopic.named("pager"), AlarmTopic.named("mail"), AlarmTopic.named("pager")),
                "topics must name each topic once, got a second \"pager\"");
    }

    @Test
    void refusesATopicThatExistsUnderTheNameOfOneToDefine() {
        refuses(
                List.of(AlarmTopic.named("pager"), AlarmTopic.existing("arn:aws:sns:eu-west-1:123456789012:pager")),
                "topics must name each topic once, got a second \"pager\"");
    }

    @Test
    void refusesMoreTopicsForASeverityThanAnAlarmHasActions() {
        refuses(
                Stream.of("a", "b", "c", "d", "e", "f")
                        .map(name -> AlarmTopic.named(name).forSeverities(Severity.WARNING))
                        .toList(),
                "topics must be at most 5 for a severity, as an alarm has no more actions, got 6 for warning");
    }

    @Test
    void failsWhenTopicsAreMissing() {
        var builder = NotificationTopics.Builder.create(stack, "Topics");

        assertThatThrownBy(builder::build).hasMessageContaining("topics");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesANameThatIsNotKnownAtSynth() {
        var name = new CfnParameter(stack, "Name").getValueAsString();

        assertThatThrownBy(() -> AlarmTopic.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("topic must be 1 to 256 letters, digits, hyphens or underscores, got");
    }

    @Test
    void refusesATopicOfANameThatAnotherConstructDefines() {
        NotificationTopics.Builder.create(stack, "First")
                .topics(List.of(AlarmTopic.named("pager").email("ops@nrson.kr")))
                .build();

        assertThatThrownBy(() -> NotificationTopics.Builder.create(stack, "Second")
                        .topics(List.of(AlarmTopic.named("pager")))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be used once in an account and region, got a second topic \"pager\" as in"
                        + " Default/First");
        assertThat(stack.getNode().getChildren()).hasSize(1);
    }
}

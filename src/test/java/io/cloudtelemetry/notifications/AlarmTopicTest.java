package io.cloudtelemetry.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmTopicTest {
    private static final String ARN = "arn:aws:sns:eu-west-1:123456789012:alarms";

    @Test
    void isForEverySeverityUnlessToldOtherwise() {
        assertThat(AlarmTopic.named("alarms").severities()).containsExactlyInAnyOrder(Severity.values());
        assertThat(AlarmTopic.existing(ARN).severities()).containsExactlyInAnyOrder(Severity.values());
    }

    @Test
    void isForTheSeveritiesGivenOnly() {
        assertThat(AlarmTopic.named("alarms")
                        .forSeverities(Severity.WARNING, Severity.INFO)
                        .severities())
                .containsExactlyInAnyOrder(Severity.WARNING, Severity.INFO);
    }

    @Test
    void keepsAllElseWhenOneThingIsSaid() {
        var topic = AlarmTopic.existing(ARN)
                .email("ops@example.com")
                .forSeverities(Severity.INFO)
                .email("dev@example.com");

        assertThat(topic.name()).isEqualTo("alarms");
        assertThat(topic.existingArn()).isEqualTo(ARN);
        assertThat(topic.severities()).containsExactly(Severity.INFO);
        assertThat(topic.emails()).containsExactly("ops@example.com", "dev@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ARN,
                "arn:aws-cn:sns:cn-north-1:123456789012:alarms",
                "arn:aws-us-gov:sns:us-gov-west-1:123456789012:alarms"
            })
    void anExistingTopicHasTheNameInItsArn(String arn) {
        assertThat(AlarmTopic.existing(arn).name()).isEqualTo("alarms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alarms.fifo", "all alarms", "a/b", "älarm", "arn:aws:sns"})
    void refusesANameThatSnsDoesNotTake(String name) {
        assertThatThrownBy(() -> AlarmTopic.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topic must be 1 to 256 letters, digits, hyphens or underscores, got \"" + name + "\"");
    }

    @Test
    void takesANameOf256CharactersAndNoMore() {
        assertThat(AlarmTopic.named("t".repeat(256)).name()).hasSize(256);
        assertThatThrownBy(() -> AlarmTopic.named("t".repeat(257)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("topic must be 1 to 256 letters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alarms",
                "arn:aws:sns:eu-west-1:123456789012:alarms.fifo",
                "arn:aws:sqs:eu-west-1:123456789012:alarms",
                "arn:aws:sns:eu-west-1:1234:alarms",
                "arn:aws:sns:eu-west-1:123456789012:alarms:0b1c2d3e-subscription",
                "arn:aws:sns:eu-west-1:123456789012:"
            })
    void refusesAnArnThatIsNotOfAStandardTopic(String arn) {
        assertThatThrownBy(() -> AlarmTopic.existing(arn))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topicArn must be the ARN of a standard topic such as"
                        + " arn:aws:sns:eu-west-1:123456789012:alarms, got \"" + arn + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops@example.com", "on.call+eks@ops.example.co.uk", "o'neil@example.com"})
    void takesAnAddress(String address) {
        assertThat(AlarmTopic.named("alarms").email(address).emails()).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ops",
                "ops@",
                "@example.com",
                "ops@example",
                "ops@example.",
                "ops@@example.com",
                "ops @example.com",
                "ops@example.com, dev@example.com",
                "ops@example.com;dev@example.com",
                "Ops <ops@example.com>"
            })
    void refusesWhatIsNoAddress(String address) {
        var topic = AlarmTopic.named("alarms");

        assertThatThrownBy(() -> topic.email(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("email must be an address such as ops@example.com, got \"" + address + "\"");
    }

    @Test
    void refusesAnAddressTwice() {
        var topic = AlarmTopic.named("alarms").email("ops@example.com");

        assertThatThrownBy(() -> topic.email("ops@example.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("email must name each address once, got [ops@example.com, ops@example.com]");
    }
}

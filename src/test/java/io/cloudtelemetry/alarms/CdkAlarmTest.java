package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmRule;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.CompositeAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** Alarms of CDK's own, and imported ones, in composites and maintenance windows. */
class CdkAlarmTest {
    private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";
    private static final String EXISTING = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:queue-age";

    private App app;
    private Stack stack;
    private Stack other;

    @BeforeEach
    void newStacks() {
        app = new App();
        stack = stackIn("One", "eu-west-1");
        other = stackIn("Two", "eu-west-1");
    }

    private Stack stackIn(String id, String region) {
        return Stack.Builder.create(app, id)
                .env(Environment.builder()
                        .account("123456789012")
                        .region(region)
                        .build())
                .build();
    }

    private NamedAlarm queueAge(@Nullable String name) {
        var alarm = Alarm.Builder.create(stack, "QueueAge")
                .alarmName(name)
                .metric(Metric.Builder.create()
                        .namespace("AWS/SQS")
                        .metricName("ApproximateAgeOfOldestMessage")
                        .dimensionsMap(Map.of("QueueName", "orders"))
                        .build())
                .threshold(60)
                .evaluationPeriods(1)
                .build();
        return NamedAlarm.of(alarm, Severity.CRITICAL);
    }

    private static CombinedAlarm over(NamedAlarm... alarms) {
        return CombinedAlarm.anyOf("orders-late", Severity.CRITICAL, List.of(alarms));
    }

    private static void define(CombinedAlarm combined, Stack in) {
        combined.define(in, AlarmRouting.nobody());
    }

    private static void refuses(Runnable action, String message) {
        assertThatThrownBy(action::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** {@return a composite's rule, with references as <code>${Name}</code>} */
    private static String rule(Stack in) {
        var composite = Template.fromStack(in)
                .findResources(COMPOSITE)
                .values()
                .iterator()
                .next();
        return TemplateText.of(((Map<?, ?>) composite.get("Properties")).get("AlarmRule"));
    }

    @Test
    void anAlarmWithoutANameIsReferredToInItsOwnStack() {
        define(over(queueAge(null)), stack);

        assertThat(rule(stack)).matches("ALARM\\(\"\\$\\{QueueAge[0-9A-F]+}\"\\)");
        Template.fromStack(stack)
                .hasResource(COMPOSITE, Map.of("DependsOn", List.of(Match.stringLikeRegexp("QueueAge.*"))));
    }

    @Test
    void anAlarmWithoutANameIsRefusedInAnotherStack() {
        var alarm = queueAge(null);
        var message =
                "alarms must have a name that is known at synth to be named by another stack, got One/QueueAge for"
                        + " Two; state its alarmName";

        refuses(() -> define(over(alarm), other), message);
        refuses(
                () -> MaintenanceWindow.recurring("patching", "0 2 * * SUN", Duration.hours(1))
                        .define(other, List.of(alarm)),
                message);
        assertThat(other.getNode().getChildren()).isEmpty();
        assertThat(Template.fromStack(stack).toJSON()).doesNotContainKey("Outputs");
    }

    @Test
    void anAlarmWithANameIsNamedInAnotherStackWithoutAnExport() {
        var alarm = queueAge("queue-age");
        define(over(alarm), other);

        assertThat(alarm.arn()).endsWith(":cloudwatch:eu-west-1:123456789012:alarm:queue-age");
        assertThat(rule(other)).isEqualTo("ALARM(\"orders-late-One\")");
        assertThat(rule(stack)).isEqualTo("ALARM(\"queue-age\")");
        assertThat(other.getDependencies()).containsExactly(stack);
        assertThat(Template.fromStack(stack).toJSON()).doesNotContainKey("Outputs");
    }

    @Test
    void anImportedAlarmIsNamedInAnyStackAndNothingWaits() {
        var alarm = NamedAlarm.of(Alarm.fromAlarmArn(stack, "Existing", EXISTING), Severity.WARNING);
        define(over(alarm), other);

        assertThat(alarm.resource()).isNull();
        assertThat(alarm.arn()).isEqualTo(EXISTING);
        assertThat(rule(other)).isEqualTo("ALARM(\"queue-age\")");
        Template.fromStack(other).hasResource(COMPOSITE, Map.of("DependsOn", Match.absent()));
        assertThat(other.getDependencies()).isEmpty();
    }

    @Test
    void anImportedAlarmOfAnotherRegionIsRefused() {
        var alarm = NamedAlarm.of(Alarm.fromAlarmArn(stack, "Existing", EXISTING), Severity.WARNING);

        refuses(
                () -> define(over(alarm), stackIn("Paris", "eu-west-3")),
                "alarms must be in the region of what names them (eu-west-3), got queue-age in eu-west-1");
    }

    @Test
    void anImportedAlarmOfAnotherPartitionIsRefused() {
        var alarm = NamedAlarm.of(
                Alarm.fromAlarmArn(stack, "Existing", EXISTING.replace("arn:aws:", "arn:aws-cn:")), Severity.WARNING);

        refuses(
                () -> define(over(alarm), other),
                "alarms must be in the partition of what names them (aws), got queue-age in aws-cn");
    }

    @Test
    void anArnOfSomethingElseIsRefused() {
        var topic = Alarm.fromAlarmArn(stack, "Existing", "arn:aws:sns:eu-west-1:123456789012:queue-age");

        refuses(
                () -> NamedAlarm.of(topic, Severity.WARNING),
                "alarm must be the ARN of an alarm such as arn:aws:cloudwatch:eu-west-1:123456789012:alarm:queue-age,"
                        + " got \"arn:aws:sns:eu-west-1:123456789012:queue-age\"");
    }

    @Test
    void aCompositeDoesNotTakeTheNameOfAnAlarmThatItWatches() {
        var alarm = queueAge("orders-late-critical");

        refuses(
                () -> define(over(alarm), other),
                "name must make another name than those of the alarms that it names, got orders-late-critical");
        assertThat(other.getNode().getChildren()).isEmpty();
    }

    @Test
    void aCompositeOfCdkIsNamedInAnotherStackIfItHasAName() {
        var inner = (IAlarm) CompositeAlarm.Builder.create(stack, "Inner")
                .compositeAlarmName("inner")
                .alarmRule(AlarmRule.fromAlarm(Alarm.fromAlarmArn(stack, "Existing", EXISTING), AlarmState.ALARM))
                .build();
        define(over(NamedAlarm.of(inner, Severity.INFO)), other);

        assertThat(rule(other)).isEqualTo("ALARM(\"orders-late-One\")");
        Template.fromStack(stack)
                .hasResourceProperties(
                        COMPOSITE, Map.of("AlarmName", "orders-late-One", "AlarmRule", "ALARM(\"inner\")"));
        assertThat(Template.fromStack(stack).toJSON()).doesNotContainKey("Outputs");
    }

    @Test
    void alarmsOfBothKindsAreMutedTogether() {
        var ours = AlarmSet.of(SampleAlarms.nodeCpu().build())
                .define(stack, SampleAlarms.CLUSTER, AlarmRouting.nobody())
                .get(0);
        MaintenanceWindow.recurring("patching", "0 2 * * SUN", Duration.hours(1))
                .define(stack, List.of(ours, queueAge("queue-age")));

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::AlarmMuteRule",
                        Map.of("MuteTargets", Map.of("AlarmNames", List.of("prod-node-cpu-critical", "queue-age"))));
    }
}

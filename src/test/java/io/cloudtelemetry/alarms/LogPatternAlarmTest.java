package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.logs.TelemetryLogGroup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

class LogPatternAlarmTest {
    private static final String GROUP = "/aws/containerinsights/prod/application";

    private final Stack stack = new Stack(new App(), "One");

    private static LogPatternAlarm outOfMemory() {
        return LogPatternAlarm.matching("prod", "out-of-memory", GROUP, "OutOfMemoryError", Severity.CRITICAL);
    }

    @Test
    void countsTheLinesAndGoesOffAtTheFirst() {
        var defined = outOfMemory().define(stack, (scope, severity, state) -> List.of("arn:" + severity));

        assertThat(defined.name()).isEqualTo("prod-out-of-memory-critical");
        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Logs::MetricFilter",
                Map.of(
                        "LogGroupName",
                        GROUP,
                        "FilterPattern",
                        "OutOfMemoryError",
                        "MetricTransformations",
                        List.of(Map.of(
                                "MetricNamespace", "CloudTelemetry/LogPatterns",
                                "MetricName", "prod-out-of-memory",
                                "MetricValue", "1",
                                "DefaultValue", 0,
                                "Unit", "Count"))));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "AlarmName", "prod-out-of-memory-critical",
                        "Namespace", "CloudTelemetry/LogPatterns",
                        "MetricName", "prod-out-of-memory",
                        "Statistic", "Sum",
                        "Period", 60,
                        "Threshold", 1,
                        "ComparisonOperator", "GreaterThanOrEqualToThreshold",
                        "EvaluationPeriods", 1,
                        "TreatMissingData", "notBreaching",
                        "AlarmActions", List.of("arn:critical"))));
    }

    @Test
    void canBeChanged() {
        outOfMemory()
                .change(alarm -> alarm.thresholdValue(5).severity(Severity.INFO))
                .define(stack, AlarmRouting.nobody());

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm", Map.of("AlarmName", "prod-out-of-memory-info", "Threshold", 5));
    }

    @Test
    void refusesWhatCloudWatchLogsDoesNotTake() {
        assertThatThrownBy(() -> LogPatternAlarm.matching("prod", "a", "a b", "x", Severity.INFO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("logGroupName must be 1 to 512 letters, digits or . - _ / #, and not begin with aws/,"
                        + " got \"a b\"; give the group's name, not its ARN");
        assertThatThrownBy(() -> LogPatternAlarm.matching("prod", "a", GROUP, " ", Severity.INFO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pattern must be 1 to 1024 characters, got 0; an empty one would match every line");
        assertThatThrownBy(() -> LogPatternAlarm.matching("prod", "a", GROUP, "x".repeat(1025), Severity.INFO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pattern must be 1 to 1024 characters, got 1025; an empty one would match every line");
    }

    /** Two filters of one metric would count each line twice. */
    @Test
    void ofTwoSeveritiesShareTheFilter() {
        outOfMemory().define(stack, AlarmRouting.nobody());
        outOfMemory()
                .change(alarm -> alarm.thresholdValue(5).severity(Severity.INFO))
                .define(new Stack((App) stack.getNode().getRoot(), "Other"), AlarmRouting.nobody());
        outOfMemory()
                .change(alarm -> alarm.severity(Severity.WARNING))
                .define(new Construct(stack, "Second"), AlarmRouting.nobody());

        Template.fromStack(stack).resourceCountIs("AWS::Logs::MetricFilter", 1);
        Template.fromStack(stack).resourceCountIs("AWS::CloudWatch::Alarm", 2);
    }

    @Test
    void areRefusedWhereTheyCountOtherLinesByOneMetric() {
        var first = LogPatternAlarm.matching("prod", "a-b", GROUP, "x", Severity.INFO);
        first.define(stack, AlarmRouting.nobody());
        var before = stack.getNode().getChildren().size();
        var second = LogPatternAlarm.matching("prod-a", "b", GROUP, "y", Severity.WARNING);

        assertThatThrownBy(() -> second.define(stack, AlarmRouting.nobody()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "metric filter CloudTelemetry/LogPatterns/prod-a-b must be kept in one way, got other settings"
                                + " at One/b-filter than at One/a-b-filter; state the same, or use another name for the"
                                + " alarm");
        assertThat(stack.getNode().getChildren()).hasSize(before);
    }

    private static void ensure(Stack in) {
        TelemetryLogGroup.ensure(in, "Group", GROUP, LogGroupSettings.expireAfter(RetentionDays.ONE_WEEK));
    }

    private String filterDependsOn() {
        return Template.fromStack(stack).findResources("AWS::Logs::MetricFilter").values().stream()
                .map(filter -> String.valueOf(filter.get("DependsOn")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void waitsForAGroupThatIsEnsured() {
        ensure(stack);
        outOfMemory().define(stack, AlarmRouting.nobody());

        assertThat(filterDependsOn()).contains("GroupCreationCall", "GroupRetentionCall");
    }

    @Test
    void waitsForAGroupThatIsDefinedAfterTheAlarm() {
        outOfMemory().define(stack, AlarmRouting.nobody());
        TelemetryLogGroup.define(stack, "Own", GROUP, LogGroupSettings.expireAfter(RetentionDays.ONE_WEEK));

        assertThat(filterDependsOn()).containsPattern("\\[Own[0-9A-F]{8}]");
    }

    @Test
    void waitsForTheStackOfTheGroupUnlessThatWaitsForItsOwn() {
        var groups = new Stack((App) stack.getNode().getRoot(), "Groups");
        ensure(groups);
        var third = new Stack((App) stack.getNode().getRoot(), "Third");
        outOfMemory().define(stack, AlarmRouting.nobody());
        var early = LogPatternAlarm.matching("prod", "early", GROUP, "x", Severity.INFO);
        early.define(third, AlarmRouting.nobody());
        groups.addStackDependency(third);
        ((App) stack.getNode().getRoot()).synth();

        assertThat(stack.getDependencies()).containsExactly(groups);
        assertThat(third.getDependencies()).isEmpty();
    }

    @Test
    void doesNotWaitForAGroupOfThatNameInAnotherRegion() {
        var other = Stack.Builder.create((App) stack.getNode().getRoot(), "Other")
                .env(Environment.builder().region("eu-west-1").build())
                .build();
        ensure(other);
        outOfMemory().define(stack, AlarmRouting.nobody());

        assertThat(filterDependsOn()).isEqualTo("null");
    }

    @Test
    void definesNothingWhenTheNameIsTooLong() {
        var alarm = LogPatternAlarm.matching("p".repeat(250), "a", GROUP, "x", Severity.INFO);

        assertThatThrownBy(() -> alarm.define(stack, AlarmRouting.nobody()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a.name must leave the alarm's name at most 255 characters, got 257");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void anAlarmMayHaveTheNameOfItsFilter() {
        AlarmSet.of(SampleAlarms.nodeCpu("out-of-memory-filter").build())
                .define(stack, SampleAlarms.CLUSTER, (scope, severity, state) -> List.of());
        outOfMemory().define(stack, (scope, severity, state) -> List.of());

        Template.fromStack(stack).resourceCountIs("AWS::Logs::MetricFilter", 1);
    }
}

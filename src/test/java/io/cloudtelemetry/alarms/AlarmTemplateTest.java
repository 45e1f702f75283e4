package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

class AlarmTemplateTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final AlarmRouting ROUTING = (scope, severity, state) -> List.of("arn:" + severity + ":" + state);

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack();
    }

    private Template define(AlarmSubject subject, AlarmSpec.Builder... builders) {
        var set = AlarmSet.of();
        for (var builder : builders) {
            set = set.with(builder.build());
        }
        set.define(stack, subject, ROUTING);
        return Template.fromStack(stack);
    }

    @Test
    void writesOneAlarmWithEveryPropertyThatDecidesWhenItSounds() {
        var template = define(
                SampleAlarms.CLUSTER,
                SampleAlarms.nodeCpu()
                        .statistic("Maximum")
                        .period(300)
                        .evaluationPeriods(4)
                        .datapointsToAlarm(3)
                        .meaning("A node is busy."));

        template.resourceCountIs(ALARM, 1);
        template.hasResourceProperties(
                ALARM,
                Map.ofEntries(
                        Map.entry("AlarmName", "prod-node-cpu-critical"),
                        Map.entry("Namespace", "ContainerInsights"),
                        Map.entry("MetricName", "node_cpu_utilization"),
                        Map.entry("Dimensions", List.of(Map.of("Name", "ClusterName", "Value", "prod"))),
                        Map.entry("Statistic", "Maximum"),
                        Map.entry("ExtendedStatistic", Match.absent()),
                        Map.entry("Unit", Match.absent()),
                        Map.entry("Period", 300),
                        Map.entry("ComparisonOperator", "GreaterThanThreshold"),
                        Map.entry("Threshold", 80),
                        Map.entry("EvaluationPeriods", 4),
                        Map.entry("DatapointsToAlarm", 3),
                        Map.entry("TreatMissingData", "missing"),
                        Map.entry("ActionsEnabled", Match.absent()),
                        Map.entry("Tags", List.of(Map.of("Key", "telemetry:severity", "Value", "critical")))));
    }

    @Test
    void describesTheMeaningAndTheCondition() {
        define(
                        SampleAlarms.CLUSTER,
                        SampleAlarms.nodeCpu()
                                .evaluationPeriods(4)
                                .datapointsToAlarm(3)
                                .meaning("A node is busy."))
                .hasResourceProperties(
                        ALARM,
                        Map.of(
                                "AlarmDescription",
                                "A node is busy. Average node_cpu_utilization of prod above 80 Percent"
                                        + " in 3 of 4 periods of 60 s."));
    }

    @Test
    void describesTheConditionAloneWhenThereIsNoMeaning() {
        define(SampleAlarms.STAGE, SampleAlarms.latency())
                .hasResourceProperties(
                        ALARM,
                        Map.of(
                                "AlarmDescription",
                                "p90 Latency of orders above 500 Milliseconds in 5 of 5 periods of 60 s."));
    }

    @ParameterizedTest
    @CsvSource({"p90", "p99.9", "tm90", "tc90", "ts90", "wm90", "IQM"})
    void writesAPercentileAsExtendedStatistic(String statistic) {
        define(SampleAlarms.STAGE, SampleAlarms.latency().statistic(statistic))
                .hasResourceProperties(ALARM, Map.of("ExtendedStatistic", statistic, "Statistic", Match.absent()));
    }

    @ParameterizedTest
    @CsvSource({"Average", "Minimum", "Maximum", "Sum", "SampleCount"})
    void writesAPlainStatisticAsStatistic(String statistic) {
        define(SampleAlarms.STAGE, SampleAlarms.latency().statistic(statistic))
                .hasResourceProperties(ALARM, Map.of("Statistic", statistic, "ExtendedStatistic", Match.absent()));
    }

    @ParameterizedTest
    @CsvSource({
        "ABOVE, GreaterThanThreshold",
        "AT_LEAST, GreaterThanOrEqualToThreshold",
        "BELOW, LessThanThreshold",
        "AT_MOST, LessThanOrEqualToThreshold"
    })
    void writesEachComparison(Threshold.Comparison comparison, String operator) {
        define(SampleAlarms.CLUSTER, SampleAlarms.nodeCpu().threshold(new Threshold(comparison, 12.5)))
                .hasResourceProperties(ALARM, Map.of("ComparisonOperator", operator, "Threshold", 12.5));
    }

    @ParameterizedTest
    @CsvSource({"MISSING, missing", "BREACHING, breaching", "NOT_BREACHING, notBreaching", "IGNORE, ignore"})
    void writesEachTreatmentOfMissingData(TreatMissingData treatment, String word) {
        define(SampleAlarms.CLUSTER, SampleAlarms.nodeCpu().missingData(treatment))
                .hasResourceProperties(ALARM, Map.of("TreatMissingData", word));
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, critical", "WARNING, warning", "INFO, info"})
    void writesTheSeverityIntoNameAndTag(Severity severity, String word) {
        define(SampleAlarms.CLUSTER, SampleAlarms.nodeCpu().severity(severity))
                .hasResourceProperties(
                        ALARM,
                        Map.of(
                                "AlarmName",
                                "prod-node-cpu-" + word,
                                "Tags",
                                List.of(Map.of("Key", "telemetry:severity", "Value", word))));
    }

    @Test
    void addsTheSubjectToTheDimensionsOfTheSeries() {
        var carts = Series.of(SampleAlarms.LATENCY, Map.of("Resource", "/carts", "Method", "GET"));
        var stage =
                new AlarmSubject("orders", Map.of("ApiName", "orders", "Stage", "api"), 60, Set.of("detailed-metrics"));

        define(stage, SampleAlarms.latency().series(carts))
                .hasResourceProperties(
                        ALARM,
                        Map.of(
                                "Dimensions",
                                List.of(
                                        Map.of("Name", "ApiName", "Value", "orders"),
                                        Map.of("Name", "Method", "Value", "GET"),
                                        Map.of("Name", "Resource", "Value", "/carts"),
                                        Map.of("Name", "Stage", "Value", "api"))));
    }

    @Test
    void choosesThePeriodFromTheIntervalOfTheSubject() {
        define(new AlarmSubject("prod", Map.of("ClusterName", "prod"), 61), SampleAlarms.nodeCpu())
                .hasResourceProperties(ALARM, Map.of("Period", 120));
    }

    @Test
    void definesEachAlarmUnderItsName() {
        define(SampleAlarms.CLUSTER, SampleAlarms.nodeCpu("one"), SampleAlarms.nodeCpu("two"))
                .resourceCountIs(ALARM, 2);

        assertThat(stack.getNode().getChildren())
                .extracting(child -> child.getNode().getId())
                .startsWith("one", "two");
    }
}

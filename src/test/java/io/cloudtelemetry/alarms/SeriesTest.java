package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** Math, queries and anomaly bands, as alarms in a template. */
class SeriesTest {
    private static final AlarmSubject CLUSTER = new AlarmSubject("my-cluster", Map.of("ClusterName", "my-cluster"), 60);

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack();
    }

    private static MetricDefinition metric(String name) {
        return MetricCatalogue.of("ContainerInsights").metric(name);
    }

    private static AlarmSpec.Builder alarm(Series series, Threshold threshold) {
        return AlarmSpec.builder("sample").series(series).threshold(threshold).severity(Severity.WARNING);
    }

    private Template defined(AlarmSpec.Builder alarm) {
        AlarmSet.of(alarm.build()).define(stack, CLUSTER, AlarmRouting.nobody());
        return Template.fromStack(stack);
    }

    private static Series failedShare() {
        return Series.math(
                "100 * failed / nodes",
                Map.of(
                        "failed", Series.of(metric("cluster_failed_node_count")),
                        "nodes", Series.of(metric("cluster_node_count")).withStatistic("Minimum")));
    }

    @Test
    void mathIsComparedAndItsOperandsAreNot() {
        defined(alarm(failedShare(), Threshold.atLeast(10)))
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of(
                                "Threshold",
                                10,
                                "MetricName",
                                Match.absent(),
                                "Metrics",
                                List.of(
                                        Map.of(
                                                "Id", "result",
                                                "Expression", "100 * failed / nodes",
                                                "Label", "sample",
                                                "ReturnData", true),
                                        operand("failed", "cluster_failed_node_count", "Maximum"),
                                        operand("nodes", "cluster_node_count", "Minimum"))));
    }

    private static Map<String, Object> operand(String id, String metric, String statistic) {
        return Map.of(
                "Id",
                id,
                "ReturnData",
                false,
                "MetricStat",
                Map.of(
                        "Metric",
                        Map.of(
                                "Namespace",
                                "ContainerInsights",
                                "MetricName",
                                metric,
                                "Dimensions",
                                List.of(Map.of("Name", "ClusterName", "Value", "my-cluster"))),
                        "Period",
                        60,
                        "Stat",
                        statistic));
    }

    @Test
    void queryHasASeriesForEachNodeWhicheverThereAre() {
        var series = Series.each(metric("node_cpu_utilization"), "InstanceId", "NodeName");

        defined(alarm(series, Threshold.above(90)).statistic("Maximum"))
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of(
                                "Metrics",
                                List.of(Map.of(
                                        "Id",
                                        "result",
                                        "Period",
                                        60,
                                        "ReturnData",
                                        true,
                                        "Label",
                                        "Maximum node_cpu_utilization of any InstanceId, NodeName",
                                        "Expression",
                                        "SELECT MAX(\"node_cpu_utilization\") FROM SCHEMA(\"ContainerInsights\","
                                                + " \"ClusterName\", \"InstanceId\", \"NodeName\") WHERE \"ClusterName\" = 'my-cluster'"
                                                + " GROUP BY \"InstanceId\", \"NodeName\" ORDER BY MAX() DESC"))));
    }

    @ParameterizedTest
    @CsvSource({
        "OUTSIDE_BAND, LessThanLowerOrGreaterThanUpperThreshold",
        "ABOVE_BAND, GreaterThanUpperThreshold",
        "BELOW_BAND, LessThanLowerThreshold"
    })
    void bandIsLearntFromTheMetric(Threshold.Comparison comparison, String operator) {
        defined(alarm(Series.of(metric("node_cpu_utilization")), new Threshold(comparison, 2)))
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of(
                                "ComparisonOperator",
                                operator,
                                "ThresholdMetricId",
                                "band",
                                "Threshold",
                                Match.absent(),
                                "Metrics",
                                List.of(
                                        Match.objectLike(Map.of("Id", "result", "ReturnData", true)),
                                        Map.of(
                                                "Id", "band",
                                                "Expression", "ANOMALY_DETECTION_BAND(result, 2)",
                                                "Label", "expected",
                                                "ReturnData", true))));
    }

    @Test
    void descriptionSaysWhatIsComputed() {
        defined(alarm(failedShare(), Threshold.atLeast(10)))
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of(
                                "AlarmDescription",
                                "100 * failed / nodes with failed = Maximum cluster_failed_node_count,"
                                        + " nodes = Minimum cluster_node_count of my-cluster at least 10 in 5 of 5 periods of 60 s."));
    }

    @Test
    void refusesABandAroundWhatCloudWatchLearnsNoneFrom() {
        assertThatThrownBy(() -> alarm(failedShare(), Threshold.outsideBand(2)).build())
                .hasMessage("threshold must be a number for math and queries, got a band;"
                        + " give a metric by itself for a band");
        assertThatThrownBy(() -> alarm(Series.of(metric("cluster_node_count")), Threshold.outsideBand(0))
                        .build())
                .hasMessage("threshold must be more than 0 standard deviations, got 0");
    }

    @Test
    void refusesOperandsThatTheExpressionDoesNotKnow() {
        var node = Series.of(metric("cluster_node_count"));

        assertThatThrownBy(() -> Series.math("2 * m", Map.of("n", node)))
                .hasMessage("expression must use every operand, got \"2 * m\" without n");
        assertThatThrownBy(() -> Series.math("2 * N", Map.of("N", node)))
                .hasMessageStartingWith("operands must be named by a lower-case letter");
        assertThatThrownBy(() -> Series.math("result", Map.of("result", node)))
                .hasMessageStartingWith("operands must be named by a lower-case letter");
        assertThatThrownBy(() -> Series.math("1", Map.of())).hasMessage("operands must be 1 to 10 series, got 0");
    }

    @Test
    void refusesNamesThatNoOperandHas() {
        var node = Series.of(MetricCatalogue.of("ContainerInsights").metric("node_cpu_utilization"));

        assertThatThrownBy(() -> Series.math("n / m", Map.of("n", node)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expression must name its operands only, which are [n], got m in \"n / m\"");
        assertThatCode(() -> Series.math("IF(n > 1e3, n, 0) or abs(n)", Map.of("n", node)))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesMoreOperandsThanAnAlarmMayHave() {
        var operands = new TreeMap<String, MetricSeries>();
        for (char name = 'a'; name <= 'k'; name++) {
            operands.put(String.valueOf(name), Series.of(metric("cluster_node_count")));
        }

        assertThatThrownBy(() -> Series.math(String.join("+", operands.keySet()), operands))
                .hasMessage("operands must be 1 to 10 series, got 11");
    }

    @Test
    void refusesAStatisticForMathAndOneThatAQueryLacks() {
        assertThatThrownBy(() -> alarm(failedShare(), Threshold.above(1))
                        .statistic("Sum")
                        .build())
                .hasMessage("statistic must not be given for metric math, got \"Sum\"; give each operand its own");
        assertThatThrownBy(() -> Series.each(metric("node_cpu_utilization"), "InstanceId", "NodeName")
                        .withStatistic("p90"))
                .hasMessage(
                        "statistic must be one of [Average, Maximum, Minimum, SampleCount, Sum] in a query, got \"p90\"");
    }

    @Test
    void refusesAQueryOverDimensionsThatAreNotPublishedTogether() {
        assertThatThrownBy(() -> Series.each(metric("node_cpu_utilization"), "NodeName"))
                .hasMessage("dimensions of ContainerInsights node_cpu_utilization must be [ClusterName] or"
                        + " [ClusterName, InstanceId, NodeName], got [NodeName]");
    }

    @Test
    void refusesAQueryThatLooksBackMoreThanThreeHours() {
        var series = Series.each(metric("node_cpu_utilization"), "InstanceId", "NodeName");

        assertThatThrownBy(() -> alarm(series, Threshold.above(90))
                        .period(3600)
                        .evaluationPeriods(4)
                        .build())
                .hasMessage(
                        "evaluationPeriods must be at most 3 with a period of 3600 seconds (10800 seconds in all), got 4");
    }

    @Test
    void valueOfMathMayBeNegative() {
        assertThat(alarm(failedShare(), Threshold.below(-1)).build().threshold().value())
                .isEqualTo(-1);
    }

    @Test
    void refusesTheMetricsOfAnotherClusterThanTheOneThatTheAlarmIsNamedAfter() {
        var other = alarm(Series.of(metric("cluster_node_count"), Map.of("ClusterName", "other")), Threshold.below(1));

        assertThatThrownBy(() -> defined(other))
                .hasMessage(
                        "sample.dimensions must be of what the alarm is named after, ClusterName my-cluster, got other");
    }

    @Test
    void refusesDimensionsThatCloudWatchDoesNotTake() {
        for (var value : List.of("", " ", "é")) {
            assertThatThrownBy(() -> Series.of(metric("namespace_number_of_running_pods"), Map.of("Namespace", value)))
                    .hasMessage("dimensions.Namespace must be 1 to 1024 ASCII characters, got \"%s\"".formatted(value));
        }
    }

    @Test
    void refusesAThresholdThatIsAlwaysBreached() {
        assertThatThrownBy(() -> alarm(Series.of(metric("node_cpu_utilization")), Threshold.atLeast(0))
                        .build())
                .hasMessage(
                        "threshold at least 0 is always breached by the Average node_cpu_utilization; take another");
        assertThatThrownBy(() -> alarm(Series.of(metric("node_cpu_utilization")), Threshold.atMost(100))
                        .build())
                .hasMessage(
                        "threshold at most 100 is always breached by the Average node_cpu_utilization; take another");
    }

    @Test
    void metricThatComesOnlyWithTroubleIsInOrderWhileItIsAbsent() {
        var sparse = metric("pod_container_status_waiting_reason_crash_loop_back_off");

        assertThat(sparse.sparse()).isTrue();
        assertThat(alarm(Series.of(sparse), Threshold.atLeast(1)).build().missingData())
                .isEqualTo(TreatMissingData.NOT_BREACHING);
        assertThat(alarm(Series.of(metric("cluster_node_count")), Threshold.below(1))
                        .build()
                        .missingData())
                .isEqualTo(TreatMissingData.MISSING);
    }

    @Test
    void wantsAThresholdBeforeItsValueIsChanged() {
        assertThatThrownBy(() -> AlarmSpec.builder("sample").thresholdValue(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("threshold must be given before its value is changed");
    }

    @Test
    void absenceOfASparseMetricIsTooLittleOfIt() {
        var requests = MetricCatalogue.of("AWS/ApiGateway").metric("Count");

        assertThat(requests.sparse()).isTrue();
        assertThat(alarm(Series.of(requests), Threshold.below(10)).build().missingData())
                .isEqualTo(TreatMissingData.BREACHING);
        assertThat(alarm(Series.of(requests), Threshold.above(10)).build().missingData())
                .isEqualTo(TreatMissingData.NOT_BREACHING);
    }

    @Test
    void queryWithoutASubjectsDimensionsLooksAtAll() {
        var series = Series.each(MetricCatalogue.of("AWS/EC2").metric("CPUUtilization"), "InstanceId");

        assertThat(series.sql(new AlarmSubject("fleet", Map.of(), 60), true))
                .isEqualTo(
                        "SELECT AVG(\"CPUUtilization\") FROM SCHEMA(\"AWS/EC2\", \"InstanceId\") GROUP BY \"InstanceId\" ORDER BY AVG() ASC");
    }

    @Test
    void refusesAQueryThatCannotNameTheSubject() {
        var requests = MetricCatalogue.of("AWS/ApiGateway").metric("Count");
        var stage = new AlarmSubject("orders-api", Map.of("ApiName", "orders", "Stage", "api"), 60);

        assertThatThrownBy(() -> Series.each(requests, "ApiName").requirePublishedFor(stage))
                .hasMessage("dimensions must leave the query Stage of what the alarm is named after, got [ApiName]");
        assertThatThrownBy(() -> Series.each(metric("node_cpu_utilization"), "InstanceId", "NodeName")
                        .requirePublishedFor(new AlarmSubject("it's", Map.of("ClusterName", "it's"), 60)))
                .hasMessage(
                        "series must not be a query where ClusterName holds an apostrophe, got it's; name the series one by one");
    }

    @Test
    void averageOfEventsIsAShareInAQueryToo() {
        var errors = MetricCatalogue.of("AWS/ApiGateway").metric("4XXError");

        assertThat(errors.unit()).isEqualTo("Count");
        assertThat(Series.each(errors, "Method", "Resource")
                        .withStatistic("Average")
                        .unit())
                .isEqualTo("None");
        assertThat(Series.each(errors, "Method", "Resource")
                        .withStatistic("Sum")
                        .unit())
                .isEqualTo("Count");
    }
}

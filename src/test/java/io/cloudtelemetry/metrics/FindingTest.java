package io.cloudtelemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalogue has against a use of a metric, by level. */
class FindingTest {
    private static final MetricDefinition SENT = MetricCatalogue.find("AWS/SQS", "NumberOfMessagesSent");
    private static final MetricDefinition ERRORS = MetricCatalogue.find("AWS/CloudFront", "5xxErrorRate");

    @Test
    void nothingIsFoundInWhatIsListed() {
        assertThat(SENT.findings(Map.of("QueueName", "orders"), "Sum")).isEmpty();
        assertThat(ERRORS.findings(Map.of("DistributionId", "E1", "Region", "Global"), "Average"))
                .isEmpty();
    }

    @Test
    void anUnlistedSetIsAWarningWithTheNearestAndNotRefused() {
        assertThat(SENT.findings(Map.of("QueName", "orders"), "Sum"))
                .containsExactly(new Finding(
                        MetricLevel.LISTED,
                        "AWS lists no series of AWS/SQS NumberOfMessagesSent by [QueName]; did you mean [QueueName]?"));
        assertThatCode(() -> {
                    SENT.requireDimensions(Set.of("QueName"));
                    SENT.requirePublished(Set.of("QueName"), Set.of());
                })
                .doesNotThrowAnyException();
        assertThat(SENT.dimensionsOn(Map.of("Colour", "red"), Map.of("QueueName", "orders")))
                .isEqualTo(Map.of("Colour", "red", "QueueName", "orders"));
        assertThat(SENT.isPublishedBy(Set.of("QueName"), Set.of())).isFalse();
        assertThat(SENT.isPublishedBy(Set.of("QueueName"), Set.of())).isTrue();
    }

    @Test
    void aSetOfTheAccountIsTheOneWithoutDimensions() {
        var unreserved = MetricCatalogue.find("AWS/Lambda", "UnreservedConcurrentExecutions");

        assertThat(unreserved.findings(Map.of(), "Maximum")).isEmpty();
        assertThat(unreserved.findings(Map.of("FunctionName", "f"), "Maximum"))
                .extracting(Finding::text)
                .containsExactly("AWS lists no series of AWS/Lambda UnreservedConcurrentExecutions by [FunctionName];"
                        + " did you mean []?");
    }

    @Test
    void aValueThatIsNotTheFixedOneIsAWarning() {
        assertThat(ERRORS.findings(Map.of("DistributionId", "E1", "Region", "eu-west-1"), "Average"))
                .containsExactly(new Finding(
                        MetricLevel.LISTED,
                        "AWS lists AWS/CloudFront 5xxErrorRate by [DistributionId, Region=Global],"
                                + " got {DistributionId=E1, Region=eu-west-1}"));
        assertThat(ERRORS.findings(Map.of("DistributionId", "E1", "Region", "${Token[Region.4]}"), "Average"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS/SQS, NumberOfMessagesSent, Sum, ''",
        "AWS/Lambda, Duration, p99, ''",
        "AWS/Lambda, Duration, tm99, ''",
        "AWS/ApplicationELB, TargetResponseTime, p99, ''",
        "AWS/EC2, EBSIOBalance%, Average, ''",
        "AWS/Lambda, Throttles, p90, 'AWS recommends Sum for AWS/Lambda Throttles, got p90'",
        "AWS/Lambda, OffsetLag, Sum," + " 'AWS recommends Average, Maximum, Minimum for AWS/Lambda OffsetLag, got Sum'"
    })
    void aStatisticThatIsNotRecommendedIsAWarning(String namespace, String name, String statistic, String expected) {
        var metric = MetricCatalogue.find(namespace, name);
        var dimensions = new TreeMap<String, String>();
        metric.dimensionSets().stream().limit(1).forEach(set -> set.names().forEach(each -> dimensions.put(each, "a")));

        assertThat(metric.findings(dimensions, statistic))
                .extracting(Finding::text)
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "AWS/Scheduler, InvocationAttemptCount",
        "CWAgent, disk_used_percent",
        "AWS/SES, Bounce",
        "AWS/DAX, CPUUtilization",
        "AWS/CodePipeline, FailedPipelineExecutions",
        "Shop/Orders, Placed"
    })
    void anySetOfWhatIsOnlyNamedIsTaken(String namespace, String name) {
        var metric = MetricCatalogue.find(namespace, name);

        assertThat(metric.level()).isEqualTo(MetricLevel.NAMED);
        assertThat(metric.findings(Map.of("Anything", "a"), metric.statistic())).isEmpty();
        assertThat(metric.isPublishedBy(Set.of("Anything"), Set.of())).isTrue();
    }

    @Test
    void anUnknownSetOfWhatIsExactIsRefused() {
        var failed = MetricCatalogue.find("AWS/EC2", "StatusCheckFailed");

        assertThat(failed.findings(Map.of("InstanceType", "m7g.large"), "Maximum"))
                .containsExactly(new Finding(
                        MetricLevel.EXACT,
                        "dimensions of AWS/EC2 StatusCheckFailed must be [AutoScalingGroupName] or [InstanceId],"
                                + " got [InstanceType]"));
        assertThatThrownBy(() -> failed.requireDimensions(Set.of("InstanceType")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMetricThatAListedNamespaceLacksIsTakenWithAWarning() {
        var unknown = MetricCatalogue.find("AWS/SQS", "NumberOfMessageSent");

        assertThat(unknown.findings(Map.of("QueueName", "orders"), "Sum"))
                .containsExactly(new Finding(
                        MetricLevel.LISTED,
                        "AWS lists no metric NumberOfMessageSent in AWS/SQS; did you mean NumberOfMessagesSent?"));
    }

    @ParameterizedTest
    @CsvSource({
        "AWS/SQSS, AWS/SQS",
        "AWS/Lamda, AWS/Lambda",
        "containerinsights, ContainerInsights",
        "ContainerInsight, ContainerInsights",
        "CVAgent, CWAgent",
        "LamdaInsights, LambdaInsights"
    })
    void aNamespaceThatLooksLikeAMistakeIsAWarning(String namespace, String meant) {
        assertThat(MetricCatalogue.find(namespace, "Errors").findings(Map.of(), "Sum"))
                .containsExactly(new Finding(
                        MetricLevel.LISTED,
                        "the catalogue has no namespace %s; did you mean %s?".formatted(namespace, meant)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop/Orders", "Agent", "ContainerInsights2/Shop", "a", "CWA"})
    void aNamespaceOfOnesOwnIsNone(String namespace) {
        assertThat(MetricCatalogue.find(namespace, "Errors").findings(Map.of("A", "b"), "p99"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":shop"})
    void refusesWhatCloudWatchTakesForNoName(String name) {
        assertThatThrownBy(() -> MetricCatalogue.find(name, "Errors"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("namespace must be 1 to 255 characters that begin with no colon, got \"" + name + "\"");
        assertThatThrownBy(() -> MetricCatalogue.find("Shop", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name must be 1 to 255 characters");
    }

    @Test
    void refusesATooLongName() {
        assertThatCode(() -> MetricCatalogue.find("Shop", "a".repeat(255))).doesNotThrowAnyException();
        assertThatThrownBy(() -> MetricCatalogue.find("Shop", "a".repeat(256)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMetricOfWhichNobodySaysTheRangeMayBeBelowZero() {
        assertThat(MetricCatalogue.find("AWS/RDS", "ReplicaLag").range().minimum())
                .isNegative();
        assertThat(MetricCatalogue.find("AWS/EC2", "CPUUtilization").range().minimum())
                .isZero();
    }
}

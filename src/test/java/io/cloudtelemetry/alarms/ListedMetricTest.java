package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** Alarms on metrics of which only AWS's lists are known. */
class ListedMetricTest {
    private static final MetricDefinition LAG = MetricCatalogue.find("AWS/RDS", "ReplicaLag");

    private static AlarmSpec below(Series series, double threshold) {
        return AlarmSpec.builder("lag")
                .series(series)
                .threshold(Threshold.below(threshold))
                .evaluationPeriods(1)
                .severity(Severity.WARNING)
                .build();
    }

    @Test
    void theThresholdMayBeAnyNumberWhereNobodySaysTheRange() {
        var instance = Map.of("DBInstanceIdentifier", "orders");

        assertThat(below(Series.of(LAG, instance), 0).threshold().value()).isZero();
        assertThat(below(Series.each(LAG, "DBInstanceIdentifier"), -1)
                        .threshold()
                        .value())
                .isEqualTo(-1);
        var exact = MetricCatalogue.find("AWS/EC2", "CPUUtilization");
        assertThatThrownBy(() -> below(Series.of(exact, Map.of("InstanceId", "i-1")), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can never be breached");
        assertThatThrownBy(() -> below(Series.each(exact, "InstanceId"), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dimensionsThatTheListsLackAreNotRefused() {
        var subject = new AlarmSubject("orders", Map.of("QueueName", "orders"), 60);
        var series = Series.of(MetricCatalogue.find("AWS/SQS", "NumberOfMessagesSent"), Map.of("Colour", "red"));

        series.requirePublishedFor(subject);

        assertThat(series.dimensionsFor(subject)).isEqualTo(Map.of("Colour", "red", "QueueName", "orders"));
        assertThat(series.unit()).isEqualTo("Count");
    }

    @Test
    void whatTheListsLackIsAWarningWhereTheAlarmIsDefined() {
        var stack = new Stack();
        var subject = new AlarmSubject("orders", Map.of("QueueName", "orders"), 60);
        var sent = MetricCatalogue.find("AWS/SQS", "NumberOfMessageSent");
        var listed = Series.of(MetricCatalogue.find("AWS/SQS", "NumberOfMessagesSent"), Map.of());
        var each = Series.each(MetricCatalogue.find("AWS/SQS", "NumberOfMessagesSent"), "Colour");

        AlarmSet.of(
                        alarm("misspelled", Series.of(sent)),
                        alarm("right", listed),
                        alarm("in-math", Series.math("a + b", Map.of("a", Series.of(sent), "b", listed))),
                        alarm("in-query", each.withStatistic("Sum")))
                .define(stack, subject, AlarmRouting.nobody());

        var annotations = Annotations.fromStack(stack);
        annotations.hasNoWarning("/Default/right", Match.anyValue());
        annotations.hasWarning("/Default/in-math", Match.stringLikeRegexp("did you mean NumberOfMessagesSent"));
        annotations.hasWarning(
                "/Default/misspelled",
                Match.stringLikeRegexp(
                        "misspelled: AWS lists no metric NumberOfMessageSent in AWS/SQS; did you mean NumberOfMessagesSent\\?"));
        annotations.hasWarning(
                "/Default/in-query", Match.stringLikeRegexp("by \\[Colour, QueueName]; did you mean \\[QueueName]\\?"));
    }

    private static AlarmSpec alarm(String name, Series series) {
        return AlarmSpec.builder(name)
                .series(series)
                .threshold(Threshold.above(5))
                .severity(Severity.WARNING)
                .build();
    }
}

package io.cloudtelemetry.alarms;

import io.cloudtelemetry.metrics.Finding;
import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Require;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One series of a metric that AWS publishes.
 *
 * @param dimensions the dimensions besides those of the subject (cluster, or API and stage) that an alarm is defined for
 */
public record MetricSeries(MetricDefinition metric, Map<String, String> dimensions, String statistic)
        implements OfOneMetric {
    /** {@code Statistic} and {@code ExtendedStatistic} of PutMetricAlarm. */
    private static final Set<String> PLAIN = Ordered.set("Average", "Minimum", "Maximum", "Sum", "SampleCount");

    private static final Pattern EXTENDED = Pattern.compile("(p|tm|wm|tc|ts)(100|\\d{1,2}(\\.\\d{1,10})?)|IQM");
    private static final Pattern VALUE = Pattern.compile("(?=.*\\S)[\\x20-\\x7e]{1,1024}");

    public MetricSeries {
        dimensions = Ordered.sorted(dimensions);
        metric.requireDimensions(dimensions.keySet());
        dimensions.forEach(MetricSeries::requireValue);
        requireStatistic(statistic);
    }

    /** Refuses what is no statistic of CloudWatch. */
    public static void requireStatistic(String statistic) {
        if (!PLAIN.contains(statistic)) {
            Require.literal(
                    EXTENDED,
                    "statistic",
                    statistic,
                    "Average, Minimum, Maximum, Sum, SampleCount or a percentile such as p90");
        }
    }

    /** "Dimension" in the CloudWatch API reference: 1 to 1024 ASCII characters, one of them not a blank. */
    private static void requireValue(String name, String value) {
        Require.matching(VALUE, "dimensions." + name, value, "1 to 1024 ASCII characters");
    }

    /** CloudFormation has one property for the five plain statistics and one for all others. */
    boolean hasPlainStatistic() {
        return PLAIN.contains(statistic);
    }

    @Override
    public MetricSeries withStatistic(String other) {
        return new MetricSeries(metric, dimensions, other);
    }

    @Override
    public String describe() {
        return statistic + " " + metric.name();
    }

    @Override
    public List<Finding> findings(AlarmSubject subject) {
        return metric.findings(dimensionsFor(subject), statistic);
    }

    @Override
    public void requirePublishedFor(AlarmSubject subject) {
        subject.requirePublished(metric, dimensionsFor(subject).keySet());
    }

    Map<String, String> dimensionsFor(AlarmSubject subject) {
        subject.dimensions().forEach((name, own) -> {
            var given = dimensions.get(name);
            if (given != null && !given.equals(own)) {
                throw new IllegalArgumentException("dimensions must be of what the alarm is named after, %s %s, got %s"
                        .formatted(name, own, given));
            }
        });
        return metric.dimensionsOn(dimensions, subject.dimensions());
    }
}

package io.cloudtelemetry.alarms;

import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Require;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One series of a metric that AWS publishes.
 *
 * @param metric the metric
 * @param dimensions the dimensions besides those of the subject (cluster, or API and stage) that an alarm is defined for
 * @param statistic how the data points of a period are aggregated
 */
public record MetricSeries(MetricDefinition metric, Map<String, String> dimensions, String statistic)
        implements OfOneMetric {
    private static final Pattern VALUE = Pattern.compile("(?=.*\\S)[\\x20-\\x7e]{1,1024}");

    /**
     * Checks that the metric is published under these dimensions.
     *
     * @throws IllegalArgumentException if it is not, or the statistic is none
     */
    public MetricSeries {
        dimensions = Ordered.sorted(dimensions);
        metric.requireDimensions(dimensions.keySet());
        dimensions.forEach(MetricSeries::requireValue);
        Statistics.require(statistic);
    }

    /** "Dimension" in the CloudWatch API reference: 1 to 1024 ASCII characters, one of them not a blank. */
    private static void requireValue(String name, String value) {
        Require.matching(VALUE, "dimensions." + name, value, "1 to 1024 ASCII characters");
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
    public void requirePublishedFor(AlarmSubject subject) {
        metric.requirePublished(dimensionsFor(subject).keySet(), subject.switchedOn());
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

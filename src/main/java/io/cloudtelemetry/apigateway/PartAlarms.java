package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.MetricSeries;
import io.cloudtelemetry.alarms.RecommendedAlarms;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Alarms beside the recommended ones of a stage, the same for each kind of API. */
final class PartAlarms {
    private static final String ERROR_RATE = "error-rate";
    private static final String UNUSUAL_TRAFFIC = "unusual-traffic";

    private PartAlarms() {}

    static AlarmSpec[] of(RecommendedAlarms all, ApiKind kind, ApiPart part) {
        return all.forPart(slug(part), part.dimensions(kind)).toArray(AlarmSpec[]::new);
    }

    /** An alarm's name is lower-case words joined by hyphens. */
    private static String slug(ApiPart part) {
        var words = part.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return part.path().equals("/") ? words + "-root" : words;
    }

    static AlarmSpec errorRate(MetricDefinition errors, MetricDefinition requests, double percent, int fewest) {
        return errorRate("errors", Map.of("errors", Series.of(errors).withStatistic("Sum")), requests, percent, fewest);
    }

    /** Two kinds of errors, which count together. */
    static AlarmSpec errorRate(
            MetricDefinition one, MetricDefinition other, MetricDefinition requests, double percent, int fewest) {
        var sum =
                Series.sum(Series.of(one).withStatistic("Sum"), Series.of(other).withStatistic("Sum"));
        return errorRate("(" + sum.expression() + ")", sum.operands(), requests, percent, fewest);
    }

    private static AlarmSpec errorRate(
            String errors, Map<String, MetricSeries> operands, MetricDefinition requests, double percent, int fewest) {
        if (!(percent > 0 && percent < 100)) {
            throw new IllegalArgumentException("percent must be above 0 and below 100, got " + percent);
        }
        if (fewest < 1) {
            throw new IllegalArgumentException("fewest must be at least 1 in four minutes, got " + fewest);
        }
        var all = new LinkedHashMap<>(operands);
        all.put("requests", Series.of(requests).withStatistic("SampleCount"));
        return AlarmSpec.builder(ERROR_RATE)
                .series(Series.math("IF(requests >= %d, 100 * %s / requests, 0)".formatted(fewest, errors), all))
                .threshold(Threshold.above(percent))
                // As server-errors of rest-alarms.yaml: sees batches that come every few minutes.
                .period(240)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .severity(Severity.CRITICAL)
                .meaning("More of the traffic fails than was agreed: read the latest failures in the log.")
                .build();
    }

    static AlarmSpec unusualTraffic(MetricDefinition requests, double deviations) {
        return AlarmSpec.builder(UNUSUAL_TRAFFIC)
                .series(Series.of(requests).withStatistic("SampleCount"))
                .threshold(Threshold.outsideBand(deviations))
                .evaluationPeriods(10)
                .severity(Severity.WARNING)
                .meaning("Traffic is unusual for the time: compare with the same time of last week.")
                .build();
    }
}

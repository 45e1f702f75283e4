package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.MetricSeries;
import io.cloudtelemetry.alarms.RecommendedAlarms;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The alarms of one kind of API: those that are recommended, and those that can be added.
 *
 * @hidden
 */
public record ApiAlarms(ApiKind kind, RecommendedAlarms all) {
    private static final Map<ApiKind, ApiAlarms> OF_KINDS = new ConcurrentHashMap<>();

    /** {@return the alarms of a kind, whose file is read once} */
    public static ApiAlarms of(ApiKind kind) {
        return OF_KINDS.computeIfAbsent(
                Objects.requireNonNull(kind, "kind"),
                each -> new ApiAlarms(
                        kind,
                        RecommendedAlarms.read(
                                ApiAlarms.class, kind.name().toLowerCase(Locale.ROOT) + "-alarms.yaml")));
    }

    /** {@return the alarms} Those that need a threshold are off. */
    public AlarmSet recommended() {
        return all.with(Set.of());
    }

    AlarmSpec[] of(SettingsOverride override) {
        var part = override.part();
        return all.forPart(slug(part), part.dimensions(kind)).toArray(AlarmSpec[]::new);
    }

    /** An alarm's name is lower-case words joined by hyphens. */
    private static String slug(MethodOrRoute part) {
        var words = part.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return part.path().equals("/") ? words + "-root" : words;
    }

    /** {@return an alarm on the percentage of failures} Errors of several metrics count together. */
    public AlarmSpec errorRate(double percent, int fewest) {
        if (!(percent > 0 && percent < 100)) {
            throw new IllegalArgumentException("percent must be above 0 and below 100, got " + percent);
        }
        if (fewest < 1) {
            throw new IllegalArgumentException("fewest must be at least 1 in four minutes, got " + fewest);
        }
        var errors = kind.facts().errors().stream()
                .map(name -> Series.of(ApiKind.metrics().metric(name)).withStatistic("Sum"))
                .toList();
        var operands = new LinkedHashMap<String, MetricSeries>();
        var sum = "errors";
        if (errors.size() == 1) {
            operands.put(sum, errors.get(0));
        } else {
            var both = Series.sum(errors.get(0), errors.get(1));
            operands.putAll(both.operands());
            sum = "(" + both.expression() + ")";
        }
        operands.put("requests", requests());
        return AlarmSpec.builder("error-rate")
                .series(Series.math("IF(requests >= %d, 100 * %s / requests, 0)".formatted(fewest, sum), operands))
                .threshold(Threshold.above(percent))
                // As server-errors of rest-alarms.yaml: sees batches that come every few minutes.
                .period(240)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .severity(Severity.CRITICAL)
                .meaning("More of the traffic fails than was agreed: read the latest failures in the log.")
                .build();
    }

    /** {@return an alarm on traffic that is unusual for the time} */
    public AlarmSpec unusualTraffic(double deviations) {
        return AlarmSpec.builder("unusual-traffic")
                .series(requests())
                .threshold(Threshold.outsideBand(deviations))
                .evaluationPeriods(10)
                .severity(Severity.WARNING)
                .meaning("Traffic is unusual for the time: compare with the same time of last week.")
                .build();
    }

    private MetricSeries requests() {
        return Series.of(ApiKind.metrics().metric(kind.facts().count())).withStatistic("SampleCount");
    }
}

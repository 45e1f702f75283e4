package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.Notification;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** Changes to a recommended alarm, which is otherwise as recommended; or, with a metric, an alarm of its own. */
@Describes("""
        enabled: false: this recommended alarm is not defined. Default: true.
        metric: The metric of an alarm of your own, by its name in CloudWatch. Not for recommended alarms.
        dimensions: With metric: the dimensions of its series beside those of what is watched. Default: no others.
        above: Breaches when the value is greater. One of above, atLeast, below, atMost.
        atLeast: Breaches when the value is greater or equal.
        below: Breaches when the value is less.
        atMost: Breaches when the value is less or equal.
        statistic: Average, Minimum, Maximum, Sum, SampleCount or a percentile such as p90.
        period: Seconds: a multiple of 60, not below the interval of the metric. Default: the shortest such.
        threshold: The value that breaches, in the unit of the metric; compared as recommended.
        evaluationPeriods: How many of the latest periods are looked at.
        datapointsToAlarm: How many of them must breach. Default: all.
        severity: critical, warning or info: which topics are told.
        missingData: What a period without data counts as: missing, breaching, notBreaching or ignore. Default: as recommended, or as the metric wants it.
        notifies: false: the alarm tells nobody by itself, since a composite does. Default: true.
        meaning: One sentence for the person who is told. Default: as recommended, or none.
        """)
record AlarmConfig(
        @Nullable Boolean enabled,
        @Nullable String metric,
        @Nullable Map<String, String> dimensions,
        @Nullable Double above,
        @Nullable Double atLeast,
        @Nullable Double below,
        @Nullable Double atMost,
        @Nullable String statistic,
        @Nullable Integer period,
        @Nullable Double threshold,
        @Nullable Integer evaluationPeriods,
        @Nullable Integer datapointsToAlarm,
        @Nullable Severity severity,
        @Nullable @CamelCase TreatMissingData missingData,
        @Nullable Boolean notifies,
        @Nullable String meaning) {

    /** {@return a set with the changes made; the metrics of added alarms stand in the catalogue} */
    static AlarmSet changed(AlarmSet alarms, Map<String, AlarmConfig> changes, MetricCatalogue catalogue) {
        var result = alarms;
        for (var change : new TreeMap<>(changes).entrySet()) {
            var name = change.getKey();
            var names = alarms.names();
            var config = change.getValue();
            if (config.metric == null) {
                ConfigChecks.under("alarms", () -> alarms.requireNotGone(name));
            }
            if (!names.contains(name) && config.metric == null) {
                throw new IllegalArgumentException(
                        "alarms.%s is unknown; did you mean %s? Allowed: %s, or a new name with a metric"
                                .formatted(name, Nearest.to(name, names), names));
            }
            var before = result;
            result = ConfigChecks.under(
                    "alarms",
                    () -> ConfigChecks.renamed(
                            Pattern.quote(name) + "\\.name",
                            Matcher.quoteReplacement(name),
                            () -> ConfigChecks.under(
                                    name,
                                    () -> names.contains(name)
                                            ? config.change(before, name)
                                            : config.add(before, name, catalogue))));
        }
        return result;
    }

    /** Checks that alarms can be defined; in the file their name is a key, and their series has the key metric. */
    static void requireDefinable(AlarmSet alarms, AlarmSubject subject) {
        ConfigChecks.under(
                "alarms",
                () -> ConfigChecks.renamed(
                        "([a-z0-9-]+)\\.name",
                        "$1",
                        () -> ConfigChecks.renamed("([a-z0-9-]+)\\.series", "$1.metric", () -> {
                            alarms.requireDefinableFor(subject);
                            return alarms;
                        })));
    }

    private AlarmSet change(AlarmSet alarms, String name) {
        if (metric != null || dimensions != null) {
            throw new IllegalArgumentException(
                    "%s must not be given for a recommended alarm; give a new name to the alarm"
                            .formatted(metric != null ? "metric" : "dimensions"));
        }
        return Boolean.FALSE.equals(enabled) ? alarms.without(name) : alarms.change(name, this::applyTo);
    }

    private AlarmSet add(AlarmSet alarms, String name, MetricCatalogue catalogue) {
        ConfigChecks.require("severity", severity, "critical, warning or info");
        if (breaches().isEmpty() || threshold != null) {
            throw new IllegalArgumentException("above, atLeast, below or atMost must be given with metric, got %s"
                    .formatted(threshold == null ? "none" : "threshold"));
        }
        var series = Series.of(catalogue.metric(String.valueOf(metric)), dimensions == null ? Map.of() : dimensions);
        var alarm = applyTo(AlarmSpec.builder(name).series(series)).build();
        return Boolean.FALSE.equals(enabled) ? alarms : alarms.with(alarm);
    }

    private List<Threshold> breaches() {
        var breaches = new ArrayList<Threshold>();
        set(above, value -> breaches.add(Threshold.above(value)));
        set(atLeast, value -> breaches.add(Threshold.atLeast(value)));
        set(below, value -> breaches.add(Threshold.below(value)));
        set(atMost, value -> breaches.add(Threshold.atMost(value)));
        return breaches;
    }

    private AlarmSpec.Builder applyTo(AlarmSpec.Builder alarm) {
        set(statistic, alarm::statistic);
        set(period, alarm::period);
        var breaches = breaches();
        if (breaches.size() + (threshold == null ? 0 : 1) > 1) {
            throw new IllegalArgumentException(
                    "above, atLeast, below, atMost and threshold exclude each other; keep one");
        }
        breaches.forEach(alarm::threshold);
        set(threshold, alarm::thresholdValue);
        set(evaluationPeriods, alarm::evaluationPeriods);
        set(datapointsToAlarm, alarm::datapointsToAlarm);
        set(severity, alarm::severity);
        set(meaning, alarm::meaning);
        set(missingData, alarm::missingData);
        set(notifies == null ? null : notifies ? Notification.ROUTED : Notification.SILENT, alarm::notification);
        return alarm;
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    /** Alarms of a stage that are not recommended and have their own keys. */
    @Describes("""
            errorRate: The percentage of failures, computed from the counts. Default: no such alarm.
            unusualTraffic: Traffic outside what CloudWatch expects from its past: the width of the band in standard deviations, such as 2. It stays OK when traffic stops: no requests are no data; switch on traffic-gone for that. Default: no such alarm.
            """)
    record TrafficConfig(
            @Nullable ErrorRate errorRate, @Nullable Double unusualTraffic) {
        TrafficConfig {
            if (errorRate == null && unusualTraffic == null) {
                throw new IllegalArgumentException(
                        "errorRate or unusualTraffic must be given, got neither; leave traffic out to have no such alarm");
            }
        }

        AlarmSet addTo(
                AlarmSet alarms, BiFunction<Double, Integer, AlarmSpec> rate, Function<Double, AlarmSpec> unusual) {
            var result = alarms;
            if (errorRate != null) {
                var before = result;
                result = ConfigChecks.under(
                        "errorRate", () -> before.with(rate.apply(errorRate.percent(), errorRate.fewest())));
            }
            if (unusualTraffic != null) {
                var before = result;
                result = ConfigChecks.renamed(
                        "threshold", "unusualTraffic", () -> before.with(unusual.apply(unusualTraffic)));
            }
            return result;
        }

        /** An alarm over counts. */
        @Describes("""
                percent: Goes off above this percentage.
                fewest: Requests or messages in four minutes below which these count as good. Default: 10.
                """)
        record ErrorRate(
                @Required("a percentage such as 5") @Nullable
                Double percent,

                @Nullable Integer fewest) {
            ErrorRate {
                fewest = fewest == null ? (Integer) 10 : fewest;
            }
        }
    }
}

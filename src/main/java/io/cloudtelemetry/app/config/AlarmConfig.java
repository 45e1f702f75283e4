package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.Notification;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes to a recommended alarm, of which what is not given stays as recommended; or, with a metric, one of its own. */
record AlarmConfig(
        @JsonPropertyDescription("false: this recommended alarm is not defined. Default: true.") @Nullable
        Boolean enabled,

        @JsonPropertyDescription(
                "The metric of an alarm of its own: pod_cpu_utilization_over_pod_limit. Not for recommended alarms.")
        @Nullable
        String metric,

        @JsonPropertyDescription(
                "With metric: what it is measured of below the cluster, by dimension. Default: the cluster.")
        @Nullable
        Map<String, String> dimensions,

        @JsonPropertyDescription("Breaches when the value is greater. One of above, atLeast, below, atMost.") @Nullable
        Double above,

        @JsonPropertyDescription("Breaches when the value is greater or equal.") @Nullable
        Double atLeast,

        @JsonPropertyDescription("Breaches when the value is less.") @Nullable
        Double below,

        @JsonPropertyDescription("Breaches when the value is less or equal.") @Nullable
        Double atMost,

        @JsonPropertyDescription("Average, Minimum, Maximum, Sum, SampleCount or a percentile such as p90.") @Nullable
        String statistic,

        @JsonPropertyDescription(
                "Seconds: a multiple of 60, not below the collection interval. Default: the shortest such.")
        @Nullable
        Integer period,

        @JsonPropertyDescription("The value that breaches, in the unit of the metric; compared as recommended.")
        @Nullable
        Double threshold,

        @JsonPropertyDescription("How many of the latest periods are looked at.") @Nullable
        Integer evaluationPeriods,

        @JsonPropertyDescription("How many of them must breach. Default: all.") @Nullable
        Integer datapointsToAlarm,

        @JsonPropertyDescription("critical, warning or info: which topics are told.") @Nullable
        Severity severity,

        @JsonPropertyDescription(
                "What a period without data counts as: missing, breaching, notBreaching or ignore. Default: as recommended, or as the metric wants it.")
        @Nullable
        MissingData missingData,

        @JsonPropertyDescription("false: the alarm tells nobody by itself, since a composite does. Default: true.")
        @Nullable
        Boolean notifies,

        @JsonPropertyDescription("One sentence for the person who is told. Default: as recommended, or none.") @Nullable
        String meaning) {

    /**
     * {@return a set with the changes made}
     *
     * @param catalogue where the metrics of added alarms stand
     */
    static AlarmSet changed(AlarmSet alarms, Map<String, AlarmConfig> changes, MetricCatalogue catalogue) {
        var result = alarms;
        for (var change : new TreeMap<>(changes).entrySet()) {
            var name = change.getKey();
            var names = alarms.names();
            var config = change.getValue();
            if (config.metric == null) {
                Keys.under("alarms", () -> {
                    alarms.requireNotGone(name);
                    return alarms;
                });
            }
            if (!names.contains(name) && config.metric == null) {
                throw new IllegalArgumentException(
                        "alarms.%s is unknown; did you mean %s? Allowed: %s, or a new name with a metric"
                                .formatted(name, Keys.nearest(name, names), names));
            }
            var before = result;
            result = Keys.under(
                    "alarms",
                    () -> Keys.renamed(
                            Pattern.quote(name) + "\\.name",
                            Matcher.quoteReplacement(name),
                            () -> Keys.under(
                                    name,
                                    () -> names.contains(name)
                                            ? config.change(before, name)
                                            : config.add(before, name, catalogue))));
        }
        return result;
    }

    /** Checks that alarms can be defined; in the file their name is a key, and their series has the key metric. */
    static void requireDefinable(AlarmSet alarms, AlarmSubject subject) {
        Keys.under(
                "alarms",
                () -> Keys.renamed(
                        "([a-z0-9-]+)\\.name",
                        "$1",
                        () -> Keys.renamed("([a-z0-9-]+)\\.series", "$1.metric", () -> {
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
        Keys.require("severity", severity, "critical, warning or info");
        if (breaches().isEmpty() || threshold != null) {
            throw new IllegalArgumentException("above, atLeast, below or atMost must be given with metric, got %s"
                    .formatted(threshold == null ? "none" : "threshold"));
        }
        var series = Series.of(catalogue.metric(String.valueOf(metric)), dimensions == null ? Map.of() : dimensions);
        var alarm = applyTo(AlarmSpec.builder(name).series(series)).build();
        return Boolean.FALSE.equals(enabled) ? alarms : alarms.with(alarm);
    }

    private List<Threshold> breaches() {
        return Stream.of(
                        Optional.ofNullable(above).map(Threshold::above),
                        Optional.ofNullable(atLeast).map(Threshold::atLeast),
                        Optional.ofNullable(below).map(Threshold::below),
                        Optional.ofNullable(atMost).map(Threshold::atMost))
                .flatMap(Optional::stream)
                .toList();
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
        set(missingData == null ? null : missingData.treatment(), alarm::missingData);
        set(notifies == null ? null : notifies ? Notification.ROUTED : Notification.SILENT, alarm::notification);
        return alarm;
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}

package io.cloudtelemetry.app;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.Severity;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Changes to a recommended alarm; what is not given stays as recommended. */
record AlarmConfig(
        @JsonPropertyDescription("Average, Minimum, Maximum, Sum, SampleCount or a percentile such as p90.") @Nullable
        String statistic,

        @JsonPropertyDescription(
                "Seconds: a multiple of 60, not below the collection interval. Default: the shortest such.")
        @Nullable
        Integer period,

        @JsonPropertyDescription("The value that breaches, in the unit of the metric.") @Nullable
        Double threshold,

        @JsonPropertyDescription("How many of the latest periods are looked at.") @Nullable
        Integer evaluationPeriods,

        @JsonPropertyDescription("How many of them must breach. Default: all.") @Nullable
        Integer datapointsToAlarm,

        @JsonPropertyDescription("critical, warning or info: which topics are told.") @Nullable
        Severity severity) {

    /** {@return a set with the changes made} */
    static AlarmSet changed(AlarmSet alarms, Map<String, AlarmConfig> changes) {
        var result = alarms;
        for (var change : new TreeMap<>(changes).entrySet()) {
            var name = change.getKey();
            var names = alarms.names();
            if (!names.contains(name)) {
                throw new IllegalArgumentException("alarms.%s is unknown; did you mean %s? Allowed: %s"
                        .formatted(name, Keys.nearest(name, names), names));
            }
            var before = result;
            result = Keys.under("alarms." + name, () -> before.change(name, change.getValue()::applyTo));
        }
        return result;
    }

    private AlarmSpec.Builder applyTo(AlarmSpec.Builder alarm) {
        set(statistic, alarm::statistic);
        set(period, alarm::period);
        set(threshold, alarm::thresholdValue);
        set(evaluationPeriods, alarm::evaluationPeriods);
        // A shorter window without a count of its own means all of it.
        set(datapointsToAlarm == null ? evaluationPeriods : datapointsToAlarm, alarm::datapointsToAlarm);
        set(severity, alarm::severity);
        return alarm;
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}

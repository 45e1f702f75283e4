package io.cloudtelemetry.alarms;

import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.metrics.Requirement;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Tokens;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a set of alarms is about: a cluster, or a stage of an API; or nothing but themselves.
 *
 * @param name the first part of the alarms' names; empty for alarms that are named by themselves
 * @param dimensions the dimensions under which its metrics are published
 * @param interval seconds between two data points
 * @param switchedOn the requirements of the catalogue that are switched on, such as {@code enhanced}
 */
public record AlarmSubject(String name, Map<String, String> dimensions, int interval, Set<String> switchedOn) {
    /** PutMetricAlarm and PutCompositeAlarm, {@code AlarmName}. */
    private static final int LONGEST_ALARM_NAME = 255;

    public AlarmSubject {
        Objects.requireNonNull(name, "name");
        dimensions = Ordered.sorted(Objects.requireNonNull(dimensions, "dimensions"));
        switchedOn = Ordered.sorted(Objects.requireNonNull(switchedOn, "switchedOn"));
    }

    /** A subject with the metrics that are on by default. */
    public AlarmSubject(String name, Map<String, String> dimensions, int interval) {
        this(name, dimensions, interval, Set.of());
    }

    /**
     * {@return the name of an alarm in CloudWatch: what it is about, which alarm, how urgent}
     *
     * @throws IllegalArgumentException if it is longer than CloudWatch allows
     */
    public String alarmName(AlarmSpec spec) {
        return requireLength(
                name.isEmpty()
                        ? spec.name() + "-" + spec.severity()
                        : "%s-%s-%s".formatted(name, spec.name(), spec.severity()));
    }

    static String requireLength(String alarmName) {
        // The length first: asking for tokens is a request to CDK's process.
        if (alarmName.length() > LONGEST_ALARM_NAME && !Tokens.in(alarmName)) {
            throw new IllegalArgumentException("name must leave the alarm's name at most %d characters, got %d: %s"
                    .formatted(LONGEST_ALARM_NAME, alarmName.length(), alarmName));
        }
        return alarmName;
    }

    /** Checks that a series is published; of an alarm that is named by itself nobody knows what is switched on. */
    void requirePublished(MetricDefinition metric, Set<String> series) {
        metric.requirePublished(
                series,
                name.isEmpty()
                        ? Ordered.sorted(metric.dimensionSets().stream()
                                .flatMap(set -> set.requirements().stream())
                                .map(Requirement::word)
                                .toList())
                        : switchedOn);
    }

    /** {@return the shortest period in seconds in which every period has a data point} */
    public int shortestPeriod() {
        return EvaluationLimits.shortestPeriod(interval);
    }
}

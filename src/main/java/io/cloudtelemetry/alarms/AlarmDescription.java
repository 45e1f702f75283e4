package io.cloudtelemetry.alarms;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;

/** Writes the description of an alarm: what is wrong, the condition, the address of the runbook. */
final class AlarmDescription {
    /** PutMetricAlarm, {@code AlarmDescription}. */
    private static final int LONGEST = 1024;

    private AlarmDescription() {}

    static String of(AlarmSpec spec, AlarmSubject subject, @Nullable String runbook) {
        var meaning = spec.meaning().isEmpty() ? "" : spec.meaning() + " ";
        var description = meaning + condition(spec, subject) + (runbook == null ? "" : " Runbook: " + runbook);
        if (description.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "meaning must leave the description at most %d characters with the condition and the runbook, got %d; shorten it by %d"
                            .formatted(LONGEST, description.length(), description.length() - LONGEST));
        }
        return description;
    }

    /** What an alarm without a subject is about is in its dimensions. */
    private static String of(Series series) {
        return series instanceof MetricSeries one && !one.dimensions().isEmpty()
                ? one.dimensions().entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(joining(", ", " of ", ""))
                : "";
    }

    private static String condition(AlarmSpec spec, AlarmSubject subject) {
        var unit = spec.series().unit();
        return "%s%s %s%s in %d of %d periods of %d s."
                .formatted(
                        spec.series().describe(),
                        subject.name().isEmpty() ? of(spec.series()) : " of " + subject.name(),
                        spec.threshold(),
                        "None".equals(unit) || spec.threshold().isBand() ? "" : " " + unit,
                        spec.breachingPeriodsFor(subject.interval()),
                        spec.evaluationPeriodsFor(subject.interval()),
                        spec.periodFor(subject.interval()));
    }
}

package io.cloudtelemetry.alarms;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.Duration;

/**
 * When a composite alarm tells nobody. Source: {@code ActionsSuppressor}, {@code ActionsSuppressorWaitPeriod} and
 * {@code ActionsSuppressorExtensionPeriod} of PutCompositeAlarm, which are seconds and have no stated maximum.
 *
 * @param by the alarm that suppresses while it is in ALARM
 * @param waitSeconds how long the composite waits for it before it tells
 * @param extensionSeconds how long it waits after it before it tells
 */
public record Suppression(NamedAlarm by, int waitSeconds, int extensionSeconds) {
    /** What a composite waits for before and after, unless it is told otherwise: a minute. */
    public static final int DEFAULT_SECONDS = 60;

    public Suppression {
        Objects.requireNonNull(by, "by");
        requireSeconds("waitPeriod", waitSeconds);
        requireSeconds("extensionPeriod", extensionSeconds);
    }

    /** Refuses an alarm that goes off only while the suppressing one is in ALARM, too: it would tell nobody. */
    void requireToEnd(List<NamedAlarm> symptoms, List<NamedAlarm> causes) {
        if (leadsTo(clauses(symptoms, causes), by)) {
            throw new IllegalArgumentException(
                    "suppressedBy must name an alarm that can be quiet while this one goes off, got %s, which goes off with it; name another, or leave it out"
                            .formatted(by.name()));
        }
    }

    /** {@return lists of alarms: at least one of each list must be in ALARM} */
    private static List<List<NamedAlarm>> clauses(List<NamedAlarm> symptoms, List<NamedAlarm> causes) {
        return causes.isEmpty() ? List.of(symptoms) : List.of(symptoms, causes);
    }

    private static boolean leadsTo(List<List<NamedAlarm>> rule, NamedAlarm other) {
        return leadsToAny(rule, List.of(other))
                || other instanceof DefinedComposite composite
                        && clauses(composite).stream().allMatch(clause -> leadsToAny(rule, clause));
    }

    private static boolean leadsToAny(List<List<NamedAlarm>> rule, List<NamedAlarm> others) {
        return rule.stream()
                .anyMatch(clause ->
                        clause.stream().allMatch(alarm -> others.stream().anyMatch(other -> setsOff(alarm, other))));
    }

    private static boolean setsOff(NamedAlarm alarm, NamedAlarm other) {
        return alarm.name().equals(other.name())
                || other instanceof DefinedComposite composite
                        && clauses(composite).stream()
                                .allMatch(clause -> clause.stream().anyMatch(each -> setsOff(alarm, each)));
    }

    private static List<List<NamedAlarm>> clauses(DefinedComposite composite) {
        return clauses(composite.spec().symptoms(), composite.spec().causes());
    }

    static Suppression by(NamedAlarm other, Duration wait, Duration extension) {
        return new Suppression(other, seconds("waitPeriod", wait), seconds("extensionPeriod", extension));
    }

    private static int seconds(String property, Duration duration) {
        var milliseconds = duration.toMilliseconds().longValue();
        if (milliseconds % 1000 != 0 || milliseconds / 1000 > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%s must be whole seconds, got %s".formatted(property, duration.toIsoString()));
        }
        return (int) (milliseconds / 1000);
    }

    private static void requireSeconds(String property, int seconds) {
        if (seconds < 0) {
            throw new IllegalArgumentException("%s must be at least 0 seconds, got %d".formatted(property, seconds));
        }
    }
}

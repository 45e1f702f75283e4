package io.cloudtelemetry.alarms;

import java.util.List;
import software.amazon.awscdk.Duration;

/**
 * When nobody is told of a combined alarm. Source: {@code ActionsSuppressor}, {@code ActionsSuppressorWaitPeriod} and
 * {@code ActionsSuppressorExtensionPeriod} of PutCompositeAlarm, which are seconds and have no stated maximum.
 *
 * @param by the alarm that suppresses while it is in ALARM
 * @param waitSeconds how long the combined alarm waits for that before it tells
 * @param extensionSeconds how long it waits after that before it tells
 */
public record Suppression(NamedAlarm by, int waitSeconds, int extensionSeconds) {
    /**
     * Checks the periods.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Suppression {
        requireSeconds("waitPeriod", waitSeconds);
        requireSeconds("extensionPeriod", extensionSeconds);
    }

    /** Refuses what can tell nobody: an alarm that goes off only while the other is in ALARM, too. */
    void requireToEnd(List<NamedAlarm> symptoms, List<NamedAlarm> causes) {
        if (eachSetsOff(symptoms, by) || !causes.isEmpty() && eachSetsOff(causes, by)) {
            throw new IllegalArgumentException(
                    "suppressedBy must name an alarm that can be quiet while this one goes off, got %s, which goes off with it; name another, or leave it out"
                            .formatted(by.name()));
        }
    }

    private static boolean eachSetsOff(List<NamedAlarm> alarms, NamedAlarm other) {
        return alarms.stream().allMatch(alarm -> setsOff(alarm, other));
    }

    private static boolean setsOff(NamedAlarm alarm, NamedAlarm other) {
        return alarm.name().equals(other.name())
                || other instanceof DefinedComposite composite
                        && composite.spec().causes().isEmpty()
                        && composite.spec().symptoms().stream().anyMatch(symptom -> setsOff(alarm, symptom));
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

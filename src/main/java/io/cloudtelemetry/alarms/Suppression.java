package io.cloudtelemetry.alarms;

import java.util.Objects;
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
        Objects.requireNonNull(by, "by");
        requireSeconds("waitPeriod", waitSeconds);
        requireSeconds("extensionPeriod", extensionSeconds);
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

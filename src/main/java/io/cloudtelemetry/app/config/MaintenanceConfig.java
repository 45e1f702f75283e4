package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.MaintenanceWindow;
import io.cloudtelemetry.alarms.MuteSchedule;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.app.reading.UnsupportedKey;
import io.cloudtelemetry.metrics.Nearest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A time in which alarms tell nobody. */
@UnsupportedKey(key = "stack", because = "a window mutes alarms of any group, from {name}-alarms")
@Describes("""
        name: The name of the mute rule.
        schedule: cron(minutes hours day-of-month month day-of-week) for again and again, at(yyyy-MM-ddThh:mm) for once.
        duration: How long it lasts each time, from PT1M to P15D: PT2H is two hours.
        timeZone: Where the clock of the schedule stands: Asia/Seoul. Default: UTC.
        startDate: When the schedule comes into force: 2027-05-10T14:00. Default: at once.
        expireDate: When the schedule ends: 2028-05-10T14:00. Default: never.
        alarms: What is muted: names of alarms as a synth with -c summary=full lists them, or clusters, restApis, critical for all such, critical composites included; other composites tell on unless they are named.
        """)
public record MaintenanceConfig(
        @Required("the name of the mute rule") String name,

        @Required("such as cron(0 2 * * SUN) or at(2027-05-10T14:00)")
        String schedule,

        @Required("such as PT2H for two hours") String duration,
        @Nullable String timeZone,
        @Nullable String startDate,
        @Nullable String expireDate,

        @Required("a list of alarms, or of the words clusters, restApis, critical")
        List<String> alarms)
        implements Becomes<MaintenanceWindow> {
    @Override
    public MaintenanceWindow value() {
        return new MaintenanceWindow(
                name,
                new MuteSchedule(schedule),
                duration(duration),
                zone(timeZone == null ? "UTC" : timeZone),
                date("startDate", startDate),
                date("expireDate", expireDate));
    }

    private static Duration duration(String text) {
        try {
            var parsed = Duration.parse(text);
            if (!parsed.isNegative() && parsed.getNano() == 0) {
                return parsed;
            }
        } catch (DateTimeParseException malformed) {
            // The message below says what is expected.
        }
        throw new IllegalArgumentException("duration must be such as PT2H or P1DT12H, got \"" + text + "\"");
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "timeZone must be a name such as Asia/Seoul or UTC, got \"%s\"; did you mean %s?"
                            .formatted(name, Nearest.to(name, ZoneId.getAvailableZoneIds())),
                    unknown);
        }
    }

    private static @Nullable LocalDateTime date(String key, @Nullable String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(
                    "%s must be such as 2027-05-10T14:00, got \"%s\"".formatted(key, text), malformed);
        }
    }
}

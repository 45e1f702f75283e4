package io.cloudtelemetry.alarms;

import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.PhysicalName;
import io.cloudtelemetry.ownership.Require;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.CfnAlarmMuteRule;
import software.amazon.awscdk.services.cloudwatch.CfnAlarmMuteRule.MuteTargetsProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarmMuteRule.RuleProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarmMuteRule.ScheduleProperty;
import software.constructs.Construct;

/**
 * A time in which alarms tell nobody and do nothing; they still change their state, and boards show it. Source:
 * PutAlarmMuteRule and Schedule in the CloudWatch API reference.
 *
 * <pre>{@code
 * MaintenanceWindow.recurring("patching", "0 2 * * SUN", Duration.hours(2))
 *         .in(ZoneId.of("Asia/Seoul"))
 *         .define(stack, alarms);
 * }</pre>
 *
 * @param duration how long it lasts each time; in Java's type, since each question to a duration of CDK's is a request
 * @param zone where the clock stands that the schedule is read from
 * @param start when the schedule comes into force; null for at once
 * @param expire when the schedule ends; null for never
 */
public record MaintenanceWindow(
        String name,
        MuteSchedule schedule,
        java.time.Duration duration,
        ZoneId zone,
        @Nullable LocalDateTime start,
        @Nullable LocalDateTime expire) {
    private static final int MOST_ALARMS = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,255}");

    /** Names of the time zone database; an offset such as GMT+9 is none. */
    private static final Pattern ZONE = Pattern.compile(
            "UTC|Z|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z0-9_/+-]{1,40}");

    private static final java.time.Duration LONGEST = java.time.Duration.ofDays(15);

    /** The format that CloudFormation asks for when it gets another. */
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    public MaintenanceWindow {
        Require.literal(NAME, "name", name, "1 to 255 letters, digits, dots, hyphens or underscores");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(duration, "duration");
        Require.literal(
                ZONE, "timeZone", Objects.requireNonNull(zone, "zone").getId(), "a name such as Asia/Seoul or UTC");
        var minutes = duration.toMinutes();
        if (!duration.equals(java.time.Duration.ofMinutes(minutes)) || minutes < 1 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "duration must be whole minutes, from 1 minute to 15 days, got " + inDays(duration));
        }
        if (start != null
                && expire != null
                && !expire.truncatedTo(ChronoUnit.MINUTES).isAfter(start.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException(
                    "expireDate must be after startDate (%s), got %s".formatted(start, expire));
        }
    }

    /**
     * {@return a window that comes again and again}
     *
     * @param cron minutes, hours, day of month, month and day of week: five fields, and not the six of EventBridge
     * @throws IllegalArgumentException if that is no such expression, or the duration not from a minute to 15 days
     */
    public static MaintenanceWindow recurring(String name, String cron, Duration duration) {
        return of(name, MuteSchedule.cron(cron), duration);
    }

    /**
     * {@return a window that comes once}
     *
     * @throws IllegalArgumentException if the duration is not from a minute to 15 days
     */
    public static MaintenanceWindow once(String name, LocalDateTime begin, Duration duration) {
        return of(name, MuteSchedule.at(begin), duration);
    }

    /** {@return a window of a schedule} */
    public static MaintenanceWindow of(String name, MuteSchedule schedule, Duration duration) {
        var milliseconds = Objects.requireNonNull(duration, "duration").toMilliseconds();
        return new MaintenanceWindow(
                name, schedule, java.time.Duration.ofMillis(milliseconds.longValue()), ZoneId.of("UTC"), null, null);
    }

    /** {@return a duration in days and what is left, as CDK writes it} Java writes hours only. */
    private static String inDays(java.time.Duration duration) {
        var days = duration.toDays();
        var rest = duration.minusDays(days);
        var ofDays = days == 0 ? "P" : "P" + days + "D";
        return rest.isZero() && days > 0 ? ofDays : ofDays + rest.toString().substring(1);
    }

    /** {@return this window by the clocks of a zone} Default: UTC. */
    public MaintenanceWindow in(ZoneId other) {
        return new MaintenanceWindow(name, schedule, duration, other, start, expire);
    }

    /** {@return this window, in force from then on} Default: at once. */
    public MaintenanceWindow from(LocalDateTime begin) {
        return new MaintenanceWindow(name, schedule, duration, zone, Objects.requireNonNull(begin, "begin"), expire);
    }

    /** {@return this window, in force until then} Default: for ever. */
    public MaintenanceWindow until(LocalDateTime end) {
        return new MaintenanceWindow(name, schedule, duration, zone, start, Objects.requireNonNull(end, "end"));
    }

    /**
     * Defines as many windows as it takes for any number of alarms, 100 in each: a second one has {@code -2} behind its name,
     * and so on.
     *
     * @throws IllegalArgumentException if there is no alarm, or one is in another account or region
     */
    public List<CfnAlarmMuteRule> defineAll(Construct scope, List<? extends AlarmSource> alarms) {
        var named = AlarmSource.alarmsOf(alarms);
        var rules = new ArrayList<CfnAlarmMuteRule>();
        do {
            var from = rules.size() * MOST_ALARMS;
            var window = rules.isEmpty() ? this : called("%s-%d".formatted(name, rules.size() + 1));
            rules.add(window.define(scope, named.subList(from, Math.min(from + MOST_ALARMS, named.size()))));
        } while (rules.size() * MOST_ALARMS < named.size());
        return List.copyOf(rules);
    }

    private MaintenanceWindow called(String other) {
        return new MaintenanceWindow(other, schedule, duration, zone, start, expire);
    }

    /**
     * Defines the window, after the alarms that it mutes.
     *
     * @throws IllegalArgumentException if there is no alarm, there are too many, or one is in another account or region
     */
    public CfnAlarmMuteRule define(Construct scope, List<? extends AlarmSource> alarms) {
        var named = AlarmSource.alarmsOf(alarms);
        if (named.isEmpty()) {
            throw new IllegalArgumentException(
                    "alarms must name at least one alarm, got none; a rule without would mute every alarm of the account");
        }
        var names = named.stream().map(NamedAlarm::name).toList();
        if (names.size() > MOST_ALARMS) {
            throw new IllegalArgumentException(
                    "alarms must be at most %d, got %d; defineAll defines more windows of the same time"
                            .formatted(MOST_ALARMS, names.size()));
        }
        if (new LinkedHashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("alarms must name each alarm once, got " + names);
        }
        SamePlace.require(scope, named);
        PhysicalName.MAINTENANCE_WINDOW.requireFree(scope, List.of(name));
        var rule = CfnAlarmMuteRule.Builder.create(scope, ConstructIds.in(scope, name))
                .name(name)
                .muteTargets(MuteTargetsProperty.builder().alarmNames(names).build())
                .rule(RuleProperty.builder()
                        .schedule(ScheduleProperty.builder()
                                .expression(schedule.expression())
                                .duration(inDays(duration))
                                .timezone(zone instanceof ZoneOffset ? "UTC" : zone.getId())
                                .build())
                        .build())
                .startDate(start == null ? null : MINUTES.format(start))
                .expireDate(expire == null ? null : MINUTES.format(expire))
                .build();
        PhysicalName.MAINTENANCE_WINDOW.take(scope, List.of(name));
        SamePlace.letWait(rule, named);
        return rule;
    }
}

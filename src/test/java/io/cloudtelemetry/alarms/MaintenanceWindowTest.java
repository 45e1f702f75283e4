package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.constructs.Construct;

class MaintenanceWindowTest {
    private static final String RULE = "AWS::CloudWatch::AlarmMuteRule";
    private static final LocalDateTime MAY = LocalDateTime.of(2027, 5, 10, 14, 0);

    private Stack stack;
    private List<DefinedAlarm> alarms;

    @BeforeEach
    void newStack() {
        stack = new Stack(new App(), "One");
        alarms = AlarmSet.of(SampleAlarms.nodeCpu().build())
                .define(new Construct(stack, "Alarms"), SampleAlarms.CLUSTER, AlarmRouting.nobody());
    }

    private static MaintenanceWindow weekly(Duration duration) {
        return MaintenanceWindow.recurring("patching", "0 2 * * SUN", duration);
    }

    private static void refuses(Runnable action, String message) {
        assertThatThrownBy(action::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void mutesAlarmsAgainAndAgain() {
        weekly(Duration.minutes(90))
                .in(ZoneId.of("Asia/Seoul"))
                .from(MAY)
                .until(MAY.plusYears(1))
                .define(stack, alarms);

        Template.fromStack(stack)
                .hasResource(
                        RULE,
                        Map.of(
                                "Properties",
                                Map.of(
                                        "Name", "patching",
                                        "MuteTargets", Map.of("AlarmNames", List.of("prod-node-cpu-critical")),
                                        "Rule",
                                                Map.of(
                                                        "Schedule",
                                                        Map.of(
                                                                "Expression", "cron(0 2 * * SUN)",
                                                                "Duration", "PT1H30M",
                                                                "Timezone", "Asia/Seoul")),
                                        "StartDate", "2027-05-10T14:00",
                                        "ExpireDate", "2028-05-10T14:00"),
                                "DependsOn",
                                List.of(Match.stringLikeRegexp("Alarms.*"))));
    }

    @Test
    void mutesAlarmsOnceByTheClocksOfUtc() {
        MaintenanceWindow.once("move", MAY, Duration.days(15))
                .in(ZoneOffset.UTC)
                .define(stack, alarms);

        Template.fromStack(stack)
                .hasResourceProperties(
                        RULE,
                        Map.of(
                                "Rule",
                                        Map.of(
                                                "Schedule",
                                                Map.of(
                                                        "Expression", "at(2027-05-10T14:00)",
                                                        "Duration", "P15D",
                                                        "Timezone", "UTC")),
                                "StartDate", Match.absent(),
                                "ExpireDate", Match.absent()));
    }

    @Test
    void comesAfterAlarmsOfAnotherStackWithoutAnExport() {
        var other = new Stack((App) stack.getNode().getRoot(), "Two");
        weekly(Duration.hours(1)).define(other, alarms);

        assertThat(other.getDependencies()).containsExactly(stack);
        assertThat(Template.fromStack(stack).toJSON()).doesNotContainKey("Outputs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"* * * * *", "0 18 * * FRI", "0,30 0-23 1-7 JAN-DEC SUN,SAT", "59 23 31 12 7"})
    void takesCronExpressionsOfFiveFields(String fields) {
        assertThat(MuteSchedule.cron(fields).expression()).isEqualTo("cron(" + fields + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(0 2 ? * SUN *)",
                "cron(0 2 * *)",
                "cron(60 2 * * *)",
                "cron(0 24 * * *)",
                "cron(0 2 0 * *)",
                "cron(0 2 * 13 *)",
                "cron(0 2 * * SUNDAY)",
                "cron(*/5 * * * *)",
                "cron(0  2 * * *)",
                "0 2 * * SUN",
                "rate(1 day)",
                "at(2027-05-10T14:00:00)",
                "at(2027-02-30T14:00)",
                "at(tomorrow)"
            })
    void refusesOtherExpressions(String expression) {
        refuses(
                () -> new MuteSchedule(expression),
                "schedule must be cron(minutes hours day-of-month month day-of-week) of numbers, names, *, - and commas,"
                        + " such as cron(0 2 * * SUN), or at(yyyy-MM-ddThh:mm), got \"" + expression + "\"");
    }

    @Test
    void refusesDurationsThatCloudWatchDoesNotTake() {
        for (var duration : List.of(Duration.seconds(0), Duration.seconds(90), Duration.minutes(15 * 24 * 60 + 1))) {
            refuses(
                    () -> weekly(duration),
                    "duration must be whole minutes, from 1 minute to 15 days, got " + duration.toIsoString());
        }
    }

    @Test
    void refusesNamesZonesAndDates() {
        var window = weekly(Duration.hours(1));
        refuses(
                () -> MaintenanceWindow.recurring(" ", "0 2 * * SUN", Duration.hours(1)),
                "name must be 1 to 255 letters, digits, dots, hyphens or underscores, got \" \"");
        refuses(
                () -> window.in(ZoneOffset.ofHours(9)),
                "timeZone must be a name such as Asia/Seoul or UTC, got \"+09:00\"");
        refuses(
                () -> window.from(MAY).until(MAY),
                "expireDate must be after startDate (2027-05-10T14:00), got 2027-05-10T14:00");
    }

    @Test
    void mutesManyAlarmsInWindowsOfTheSameTime() {
        var many = IntStream.rangeClosed(1, 101)
                .mapToObj(number -> NamedAlarm.of(
                        Alarm.fromAlarmArn(
                                stack, "A" + number, "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a" + number),
                        Severity.INFO))
                .toList();
        var window = weekly(Duration.hours(1));

        assertThat(window.defineAll(stack, many)).hasSize(2);
        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                RULE, Map.of("Name", "patching-2", "MuteTargets", Map.of("AlarmNames", List.of("a101"))));
        template.hasResourceProperties(
                RULE,
                Map.of(
                        "Name",
                        "patching",
                        "MuteTargets",
                        Map.of(
                                "AlarmNames",
                                many.stream().limit(100).map(NamedAlarm::name).toList())));
        refuses(
                () -> weekly(Duration.hours(2)).defineAll(stack, List.of()),
                "alarms must name at least one alarm, got none; a rule without would mute every alarm of the account");
    }

    @Test
    void refusesNoAlarmTooManyAndOneTwice() {
        var window = weekly(Duration.hours(1));
        refuses(
                () -> window.define(stack, List.of()),
                "alarms must name at least one alarm, got none; a rule without would mute every alarm of the account");
        refuses(
                () -> window.define(stack, Collections.nCopies(101, alarms.get(0))),
                "alarms must be at most 100, got 101; defineAll defines more windows of the same time");
        refuses(
                () -> window.define(stack, Collections.nCopies(2, alarms.get(0))),
                "alarms must name each alarm once, got [prod-node-cpu-critical, prod-node-cpu-critical]");
        assertThat(stack.getNode().getChildren()).hasSize(1);
    }

    @Test
    void refusesANameThatIsNoneOfAConstructAndAnOffsetForAZone() {
        assertThatThrownBy(() -> MaintenanceWindow.recurring("a/b", "0 2 * * *", Duration.hours(1)))
                .hasMessageStartingWith("name must be 1 to 255 letters, digits, dots, hyphens or underscores");
        assertThatThrownBy(() -> MaintenanceWindow.recurring("a", "0 2 * * *", Duration.hours(1))
                        .in(ZoneId.of("GMT+9")))
                .hasMessage("timeZone must be a name such as Asia/Seoul or UTC, got \"GMT+09:00\"");
    }

    @Test
    void refusesASecondWindowOfAName() {
        var window = weekly(Duration.hours(1));
        window.define(stack, alarms);

        assertThatThrownBy(() -> window.define(new Construct(stack, "Other"), alarms))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "name must be used once in an account and region, got a second maintenance window");
    }
}

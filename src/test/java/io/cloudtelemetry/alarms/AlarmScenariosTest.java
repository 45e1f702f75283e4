package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.metrics.AlarmRecommendation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.services.cloudwatch.AlarmState;

/**
 * Plays every recommended alarm through every scenario, in each evaluation range that CloudWatch may have: it goes off after
 * the minutes that its row says, stays off or on as long as what happens lasts, and is silent in all else.
 */
class AlarmScenariosTest {
    /** A row with the alarm that is made from it, those without a threshold with one. */
    record Case(AlarmRecommendation row, AlarmSpec spec) {
        @Override
        public String toString() {
            return row.anchor();
        }
    }

    static Stream<Case> cases() {
        return RecommendedFiles.ALL.stream()
                .flatMap(file -> file.data().alarms().stream().map(row -> {
                    var builder = RecommendedAlarms.builder(
                            row, row.name(), row.perNamespace() ? Map.of("Namespace", "a") : Map.of());
                    if (row.threshold() == null) {
                        builder.thresholdValue(openThreshold(row));
                    }
                    // What is looked at day by day is played minute by minute.
                    return new Case(
                            row,
                            scale(row) == 1
                                    ? builder.build()
                                    : builder.period(60).build());
                }));
    }

    /** The threshold of traffic is the one that the documentation recommends. */
    private static double openThreshold(AlarmRecommendation row) {
        return row.statistic().equals("SampleCount") ? 1 : 1000;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void alarmsGoOffAndStaySilentAsTheirRowSays(Case played) {
        var seen = new LinkedHashMap<String, String>();
        for (var scenario : Scenario.values()) {
            if (scenario.concerns(played.row)) {
                var minutes = new TreeSet<Integer>();
                var loud = new HashSet<Boolean>();
                for (var metric : metrics(played.row)) {
                    for (int phase = 0; phase < Math.max(1, scenario.every()); phase++) {
                        var feed = new ScenarioFeed(played.row, played.spec, scenario, metric, phase);
                        var found = goesOff(played, feed, true);
                        if (played.spec.series() instanceof MathSeries) {
                            assertThat(goesOff(played, feed, false))
                                    .as("whatever FILL does")
                                    .isEqualTo(found);
                        }
                        assertThat(found)
                                .as("all ranges of %s or none", scenario)
                                .satisfiesAnyOf(
                                        none -> assertThat(none).isEmpty(),
                                        all -> assertThat(all).hasSameSizeAs(SimulatedAlarm.RANGES));
                        minutes.addAll(found);
                        loud.add(!found.isEmpty());
                    }
                }
                assertThat(loud).as("all phases and metrics of %s", scenario).hasSize(1);
                if (!minutes.isEmpty()) {
                    seen.put(scenario.key(), words(minutes));
                }
            }
        }

        assertThat(seen).isEqualTo(played.row.goesOffAfter());
    }

    private static List<String> metrics(AlarmRecommendation row) {
        return Stream.of(row.metric(), row.plus() == null ? row.metric() : row.plus())
                .distinct()
                .toList();
    }

    /** {@return how many minutes one of the simulation stands for} */
    private static int scale(AlarmRecommendation row) {
        return row.period() == null || row.period() < 3600 ? 1 : row.period() / 60;
    }

    private static String words(TreeSet<Integer> minutes) {
        return minutes.size() == 1 ? minutes.first().toString() : minutes.first() + " to " + minutes.last();
    }

    /** {@return the minutes after which it goes off, one for each evaluation range in which it does} */
    private static List<Integer> goesOff(Case played, ScenarioFeed feed, boolean fillsAlone) {
        var interval = played.row.namespace().equals("ContainerInsights")
                ? Math.max(1, feed.scenario().every()) * 60
                : 60;
        var alarm = new SimulatedAlarm(played.spec, interval, fillsAlone);
        var breaches = alarm.breaches(feed, Scenario.END);
        var begin = feed.scenario() == Scenario.FIRST ? 0 : Scenario.ONSET;
        var counted = breach(alarm, feed, begin);
        return SimulatedAlarm.RANGES.stream()
                .flatMap(more -> goesOff(
                        alarm.states(breaches, more),
                        begin,
                        feed.scenario().lasts(),
                        "%s of %s in minute %d, range N + %d"
                                .formatted(feed.scenario(), feed.failing(), feed.phase(), more)))
                .map(minute -> (minute - counted) * scale(played.row))
                .toList();
    }

    /** {@return the minute at whose end it goes off; nothing if it stays silent} */
    private static Stream<Integer> goesOff(List<AlarmState> states, int begin, boolean lasts, String what) {
        assertThat(states.subList(begin / 2, begin)).as(what + ", before it").doesNotContain(AlarmState.ALARM);
        var after = states.subList(begin, Scenario.END);
        var first = after.indexOf(AlarmState.ALARM);
        if (first < 0) {
            return Stream.of();
        }
        if (lasts) {
            assertThat(after.subList(first, after.size()))
                    .as(what + ", once it is off")
                    .containsOnly(AlarmState.ALARM);
        } else {
            assertThat(after.get(after.size() - 1)).as(what + ", at the end").isEqualTo(AlarmState.OK);
        }
        return Stream.of(begin + first + 1);
    }

    /** {@return the minute in which what gets there slowly is there; for all else, in which it begins} */
    private static int breach(SimulatedAlarm alarm, ScenarioFeed feed, int begin) {
        var minute = begin;
        while (feed.scenario() == Scenario.SLOWLY && !Boolean.TRUE.equals(alarm.breaches(feed, minute, minute))) {
            minute++;
        }
        return minute;
    }
}

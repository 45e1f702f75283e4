package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.metrics.AlarmRecommendation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.services.cloudwatch.AlarmState;

/** What running the alarms of a cluster has shown. */
class KnownResultsTest {
    private static final AlarmSet ALARMS = EksAlarms.recommended(KubernetesMetrics.enhanced());

    private static AlarmSpec alarm(AlarmSet alarms, String name) {
        return alarms.specs().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static AlarmRecommendation row(String name) {
        return RecommendedFiles.of("Amazon EKS").data().alarms().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNodeThatDiesWithItsAgentIsSeenByFailedNodesOnly() {
        assertThat(row("failed-nodes").goesOffAfter()).containsKey("nodeDead");
        assertThat(row("node-not-ready").goesOffAfter()).doesNotContainKey("nodeDead");
        assertThat(row("failed-nodes").means()).contains("a node that has died");
        assertThat(row("node-not-ready").means()).contains("failed-nodes sees that");
    }

    /** {@return how often the state changes when a container restarts once in so many minutes} */
    private static long changes(AlarmSpec restarts, int every, int more) {
        var states = new SimulatedAlarm(restarts, 60, true)
                .states((metric, minute) -> List.of(minute % every == 0 ? 1.0 : 0.0), 600, more)
                .subList(100, 600);
        return IntStream.range(1, states.size())
                .filter(index -> states.get(index) != states.get(index - 1))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 15, 20, 21})
    void aRestartEveryTwentyMinutesOrMoreOftenStaysInAlarm(int every) {
        var restarts = alarm(ALARMS, EksAlarms.POD_RESTARTS);
        for (var more : SimulatedAlarm.RANGES) {
            assertThat(changes(restarts, every, more)).isZero();
            assertThat(new SimulatedAlarm(restarts, 60, true)
                            .states((metric, minute) -> List.of(minute % every == 0 ? 1.0 : 0.0), 600, more))
                    .endsWith(AlarmState.ALARM);
        }
    }

    @Test
    void threeOfFortyFiveMinutesChangedAllTheTime() {
        var before = ALARMS.change(EksAlarms.POD_RESTARTS, alarm -> alarm.evaluationPeriods(45));

        assertThat(changes(alarm(before, EksAlarms.POD_RESTARTS), 20, 2)).isGreaterThan(40);
    }

    @Test
    void twoRestartsAreNone() {
        for (var more : SimulatedAlarm.RANGES) {
            assertThat(new SimulatedAlarm(alarm(ALARMS, EksAlarms.POD_RESTARTS), 60, true)
                            .states((metric, minute) -> List.of(minute == 100 || minute == 110 ? 1.0 : 0.0), 300, more))
                    .doesNotContain(AlarmState.ALARM);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 300, 1320, 1380, 1800, 1860, 3540, 3600, 7200, 86400, 172800})
    void everyAlarmFitsEveryIntervalThatTheAgentHas(int interval) {
        var subject = new AlarmSubject("shop", Map.of("ClusterName", "shop"), interval, RecommendedFiles.EVERYTHING);

        assertThatCode(() -> ALARMS.with(EksAlarms.forNamespaces("shop"))
                        .with(EksAlarms.forServices("shop", "cart"))
                        .requireDefinableFor(subject))
                .doesNotThrowAnyException();
        assertThat(ALARMS.specs()).allSatisfy(spec -> {
            var period = spec.periodFor(interval);
            assertThat(period).isGreaterThanOrEqualTo(interval);
            assertThat(period * spec.evaluationPeriodsFor(interval))
                    .isLessThanOrEqualTo(period < 3600 ? 86_400 : 604_800);
            assertThat(spec.breachingPeriodsFor(interval)).isBetween(1, spec.evaluationPeriodsFor(interval));
        });
    }

    @Test
    void whatFitsIsWhatTheAlarmLooksAtAndSays() {
        var restarts = alarm(ALARMS, EksAlarms.POD_RESTARTS);
        var subject = new AlarmSubject("shop", Map.of("ClusterName", "shop"), 3000);

        assertThat(restarts.evaluationPeriodsFor(60)).isEqualTo(65);
        assertThat(restarts.evaluationPeriodsFor(3000)).isEqualTo(28);
        assertThat(AlarmDescription.of(restarts, subject, null)).endsWith("in 3 of 28 periods of 3000 s.");
        assertThat(restarts.toBuilder().severity(Severity.INFO).build().evaluationPeriodsFor(3000))
                .isEqualTo(28);
    }

    @Test
    void fewerPeriodsThanHadToBreachMustAllBreach() {
        var once = alarm(
                RestApiAlarms.recommended().change(RestApiAlarms.SERVER_ERRORS, alarm -> alarm.evaluationPeriods(1)),
                RestApiAlarms.SERVER_ERRORS);

        assertThat(once.breachingPeriods()).isEqualTo(1);
        assertThatThrownBy(() -> RestApiAlarms.recommended()
                        .change(
                                RestApiAlarms.SERVER_ERRORS,
                                alarm -> alarm.evaluationPeriods(1).datapointsToAlarm(3)))
                .hasMessage("datapointsToAlarm must be from 1 to evaluationPeriods (1), got 3");
    }

    @Test
    void failsWhenPeriodsOfOnesOwnDoNotFit() {
        var own = alarm(
                ALARMS.change(EksAlarms.POD_RESTARTS, alarm -> alarm.evaluationPeriods(60)), EksAlarms.POD_RESTARTS);

        assertThatThrownBy(() -> own.periodFor(3000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("evaluationPeriods must be at most 28 with a period of 3000 seconds (86400 seconds in all),"
                        + " got 60");
    }

    @Test
    void failsWhenAnAlarmIsNamedThatIsNoMore() {
        assertThatThrownBy(() -> ALARMS.without("pods-failed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pods-failed is recommended no more, leave it out: pod_status_failed is sent");
    }
}

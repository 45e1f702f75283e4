package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.apigateway.HttpApiAlarms;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.WebSocketApiAlarms;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** A backend that fails, at any traffic, and one failure that is nothing. */
class ErrorShareTest {
    private static final int ONSET = 120;
    private static final int END = 300;
    private static final int BATCH = 20;

    /** An alarm and the metric that gets bad. */
    record Share(AlarmSpec spec, String metric, boolean fillsAlone) {
        Share(AlarmSpec spec, String metric) {
            this(spec, metric, true);
        }

        /** {@return how many requests come together, so that those who ask for a number of them count each time} */
        int batch() {
            return spec.name().equals("error-rate") ? BATCH : 1;
        }

        @Override
        public String toString() {
            return spec.name() + " " + metric;
        }
    }

    static Stream<Share> shares() {
        return Stream.of(
                        share(RestApiAlarms.recommended(), RestApiAlarms.SERVER_ERRORS, "5XXError"),
                        share(HttpApiAlarms.recommended(), HttpApiAlarms.SERVER_ERRORS, "5xx"),
                        share(WebSocketApiAlarms.recommended(), WebSocketApiAlarms.EXECUTION_ERRORS, "ExecutionError"),
                        share(
                                WebSocketApiAlarms.recommended(),
                                WebSocketApiAlarms.EXECUTION_ERRORS,
                                "IntegrationError"),
                        new Share(RestApiAlarms.errorRate(5, BATCH), "5XXError"),
                        new Share(HttpApiAlarms.errorRate(5, BATCH), "5xx"),
                        new Share(WebSocketApiAlarms.errorRate(5, BATCH), "ExecutionError"),
                        new Share(WebSocketApiAlarms.errorRate(5, BATCH), "IntegrationError"))
                .flatMap(share -> Stream.of(share, new Share(share.spec, share.metric, false)));
    }

    private static Share share(AlarmSet alarms, String name, String metric) {
        return new Share(
                alarms.specs().stream()
                        .filter(spec -> spec.name().equals(name))
                        .findFirst()
                        .orElseThrow(),
                metric);
    }

    /** What AWS recommends, and what this project had: each fails at one of the things that are asked for. */
    private static AlarmSpec threeMinutes(TreatMissingData missing) {
        return RestApiAlarms.recommended()
                .change(
                        RestApiAlarms.SERVER_ERRORS,
                        alarm -> alarm.period(60)
                                .evaluationPeriods(3)
                                .datapointsToAlarm(3)
                                .missingData(missing))
                .specs()
                .iterator()
                .next();
    }

    @ParameterizedTest
    @MethodSource("shares")
    void aBackendThatFailsEveryRequestIsSeenWithinFiveMinutes(Share share) {
        for (var requests : List.of(1, 2, 100)) {
            for (var states : inAllRanges(share, minute -> samples(requests * share.batch(), minute >= ONSET))) {
                assertThat(states.subList(0, ONSET)).doesNotContain(AlarmState.ALARM);
                assertThat(states.subList(ONSET + 4, END)).containsOnly(AlarmState.ALARM);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shares")
    void aFailureOfRareRequestsIsSeenWithinFifteenMinutesAndStays(Share share) {
        for (var every : List.of(2, 3, 5)) {
            for (int phase = 0; phase < every; phase++) {
                var first = phase;
                for (var states : inAllRanges(
                        share,
                        minute -> minute % every == first ? samples(share.batch(), minute >= ONSET) : List.of())) {
                    assertThat(states.subList(0, ONSET)).doesNotContain(AlarmState.ALARM);
                    assertThat(states.subList(ONSET + 14, END)).containsOnly(AlarmState.ALARM);
                }
            }
        }
    }

    /** Requests are no clockwork. */
    @ParameterizedTest
    @MethodSource("shares")
    void itStaysAlthoughRequestsComeAMinuteEarlyOrLate(Share share) {
        var random = new Random(1);
        var minutes = IntStream.range(0, END / 5)
                .map(index -> 5 * index + random.nextInt(3))
                .boxed()
                .toList();
        for (var states : inAllRanges(
                share, minute -> minutes.contains(minute) ? samples(share.batch(), minute >= ONSET) : List.of())) {
            assertThat(states.subList(ONSET + 14, END)).containsOnly(AlarmState.ALARM);
        }
    }

    @ParameterizedTest
    @MethodSource("shares")
    void oneFailedRequestInAQuietNightIsNone(Share share) {
        for (var states : inAllRanges(share, minute -> minute == ONSET ? samples(share.batch(), true) : List.of())) {
            assertThat(states).doesNotContain(AlarmState.ALARM);
        }
    }

    @Test
    void whatAwsRecommendsWakesForOneFailedRequest() {
        var share = new Share(threeMinutes(TreatMissingData.MISSING), "5XXError");

        assertThat(states(share, 2, minute -> minute == ONSET ? samples(1, true) : List.of()))
                .contains(AlarmState.ALARM);
    }

    @Test
    void threeMinutesOfThreeFlapOrAreBlindWhereRequestsAreRare() {
        var share = new Share(threeMinutes(TreatMissingData.NOT_BREACHING), "5XXError");

        assertThat(changes(states(share, 2, minute -> minute % 2 == 0 ? samples(1, minute >= ONSET) : List.of())))
                .isGreaterThan(40);
        assertThat(states(share, 2, minute -> minute % 3 == 0 ? samples(1, minute >= ONSET) : List.of()))
                .doesNotContain(AlarmState.ALARM);
    }

    /** The rate, too, counts what the backend of a WebSocket API answers with 4xx and 5xx. */
    @Test
    void theErrorRateOfMessagesCountsBothErrors() {
        var rate = WebSocketApiAlarms.errorRate(5, 10);
        for (var metric : List.of("ExecutionError", "IntegrationError")) {
            var states = new SimulatedAlarm(rate, 60, true)
                    .states(
                            (name, minute) -> name.equals(metric) || name.equals("MessageCount")
                                    ? samples(20, minute >= ONSET)
                                    : List.of(),
                            END,
                            2);
            assertThat(states.subList(0, ONSET)).doesNotContain(AlarmState.ALARM);
            assertThat(states.subList(ONSET + 4, END)).containsOnly(AlarmState.ALARM);
        }
    }

    /** A night of random failures of one in a hundred is no failure of the backend. */
    @ParameterizedTest
    @MethodSource("shares")
    void oneFailureInAHundredIsNone(Share share) {
        var random = new Random(2);
        var failures = IntStream.range(0, END)
                .boxed()
                .collect(Collectors.toMap(
                        minute -> minute,
                        minute -> random.doubles(30)
                                .mapToObj(value -> value < 0.01 ? 1.0 : 0.0)
                                .toList()));

        assertThat(states(share, 2, failures::get)).doesNotContain(AlarmState.ALARM);
    }

    private static long changes(List<AlarmState> states) {
        return IntStream.range(1, states.size())
                .filter(index -> states.get(index) != states.get(index - 1))
                .count();
    }

    private static List<Double> samples(int requests, boolean failed) {
        return Collections.nCopies(requests, failed ? 1.0 : 0.0);
    }

    private static List<AlarmState> states(Share share, int more, IntFunction<List<Double>> sent) {
        var alarm = alarm(share);
        return alarm.states(breaches(alarm, share, sent), more);
    }

    private static List<List<AlarmState>> inAllRanges(Share share, IntFunction<List<Double>> sent) {
        var alarm = alarm(share);
        var breaches = breaches(alarm, share, sent);
        return SimulatedAlarm.RANGES.stream()
                .map(more -> alarm.states(breaches, more))
                .toList();
    }

    private static SimulatedAlarm alarm(Share share) {
        return new SimulatedAlarm(share.spec, 60, share.fillsAlone);
    }

    /** The metric sends what is given; another that is counted with it sends as many zeros. */
    private static List<@Nullable Boolean> breaches(SimulatedAlarm alarm, Share share, IntFunction<List<Double>> sent) {
        return alarm.breaches(
                (name, minute) -> name.equals(share.metric)
                        ? sent.apply(minute)
                        : sent.apply(minute).stream().map(value -> 0.0).toList(),
                END);
    }
}

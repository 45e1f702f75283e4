package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmSpecRefusalTest {
    private static void refuses(AlarmSpec.Builder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Node", "node_cpu", "node--cpu", "-node", "node-", "node cpu"})
    void refusesANameThatIsNotWordsJoinedByHyphens(String name) {
        refuses(
                SampleAlarms.nodeCpu(name),
                "name must be lower-case words joined by hyphens, such as node-memory, got \"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"average", "Max", "p", "p101", "p100.5", "P90", "90", "p90 ", "iqm", ""})
    void refusesAStatisticThatCloudWatchLacks(String statistic) {
        refuses(
                SampleAlarms.nodeCpu().statistic(statistic),
                "statistic must be Average, Minimum, Maximum, Sum, SampleCount or a percentile such as p90, got \""
                        + statistic + "\"");
    }

    @Test
    void refusesAThresholdBeyondAPercentage() {
        refuses(
                SampleAlarms.nodeCpu().thresholdValue(8000),
                "threshold must be from 0 to 100 for the Average node_cpu_utilization, got 8000");
    }

    @Test
    void refusesAShareOfErrorsInPercent() {
        refuses(
                SampleAlarms.errors().statistic("Average").thresholdValue(5),
                "threshold must be from 0 to 1 for the Average 5XXError, got 5");
    }

    @Test
    void refusesANegativeThreshold() {
        refuses(
                SampleAlarms.latency().thresholdValue(-0.5),
                "threshold must be at least 0 for the p90 Latency, got -0.5");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesAThresholdThatIsNoNumber(double value) {
        var builder = SampleAlarms.nodeCpu();

        assertThatThrownBy(() -> builder.thresholdValue(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold must be a number, got " + value);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesToLookAtNoPeriod(int periods) {
        refuses(
                SampleAlarms.nodeCpu().evaluationPeriods(periods).datapointsToAlarm(1),
                "evaluationPeriods must be at least 1, got " + periods);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void refusesMoreDatapointsThanPeriodsAndNone(int datapoints) {
        refuses(
                SampleAlarms.nodeCpu().evaluationPeriods(3).datapointsToAlarm(datapoints),
                "datapointsToAlarm must be from 1 to evaluationPeriods (3), got " + datapoints);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30})
    void refusesThePeriodsOfHighResolutionMetrics(int period) {
        refuses(
                SampleAlarms.nodeCpu().period(period),
                "period must be a multiple of 60 seconds: 10, 20 and 30 are for high-resolution metrics,"
                        + " and this one is kept by the minute, got " + period);
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 90, 1, 0, -60})
    void refusesAPeriodThatIsNoMultipleOfAMinute(int period) {
        refuses(SampleAlarms.nodeCpu().period(period), "period must be a multiple of 60 seconds, got " + period);
    }

    @ParameterizedTest
    @CsvSource({
        "60, 1441, 1440, 86400",
        "3540, 25, 24, 86400",
        "3600, 169, 168, 604800",
        "86400, 8, 7, 604800",
        "60, 2147483647, 1440, 86400"
    })
    void refusesARangeBeyondADayOrFromAnHourOnBeyondAWeek(int period, int periods, int most, int range) {
        refuses(
                SampleAlarms.nodeCpu().period(period).evaluationPeriods(periods),
                "evaluationPeriods must be at most %d with a period of %d seconds (%d seconds in all), got %d"
                        .formatted(most, period, range, periods));
    }

    @Test
    void refusesAMeaningThatLeavesNoRoomForTheCondition() {
        assertThatCode(SampleAlarms.nodeCpu().meaning("m".repeat(600))::build).doesNotThrowAnyException();
        refuses(SampleAlarms.nodeCpu().meaning("m".repeat(601)), "meaning must be at most 600 characters, got 601");
    }

    @Test
    void failsWhenAValueWithoutDefaultIsMissing() {
        assertThatThrownBy(AlarmSpec.builder("node-cpu").series(Series.of(SampleAlarms.NODE_CPU))::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("threshold")
                .hasMessageContaining("severity");
    }

    @Test
    void refusesAThresholdThatNothingCanBreach() {
        refuses(
                SampleAlarms.nodeCpu().threshold(Threshold.above(100)),
                "threshold above 100 can never be breached by the Average node_cpu_utilization, which reaches 100 and no"
                        + " further; take another");
        refuses(
                SampleAlarms.nodeCpu().threshold(Threshold.below(0)),
                "threshold below 0 can never be breached by the Average node_cpu_utilization, which reaches 0 and no"
                        + " further; take another");
    }
}

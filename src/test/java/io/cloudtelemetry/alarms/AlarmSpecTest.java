package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

class AlarmSpecTest {
    @Test
    void looksAtFivePeriodsOfTheNaturalStatisticUnlessToldOtherwise() {
        var spec = SampleAlarms.latency().build();

        assertThat(spec.series().statistic()).isEqualTo("p90");
        assertThat(spec.period()).isNull();
        assertThat(spec.evaluationPeriods()).isEqualTo(5);
        assertThat(spec.breachingPeriods()).isEqualTo(5);
        assertThat(spec.missingData()).isEqualTo(TreatMissingData.MISSING);
        assertThat(spec.meaning()).isEmpty();
    }

    @Test
    void wantsEveryPeriodToBreachUnlessToldOtherwise() {
        assertThat(SampleAlarms.nodeCpu().evaluationPeriods(3).build().breachingPeriods())
                .isEqualTo(3);
        assertThat(SampleAlarms.nodeCpu()
                        .evaluationPeriods(3)
                        .datapointsToAlarm(2)
                        .build()
                        .breachingPeriods())
                .isEqualTo(2);
    }

    @Test
    void aBuilderStartsFromTheValuesOfAnAlarm() {
        var spec = SampleAlarms.nodeCpu()
                .statistic("Maximum")
                .period(300)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .missingData(TreatMissingData.BREACHING)
                .meaning("A node is busy.")
                .build();

        assertThat(spec.toBuilder().build()).isEqualTo(spec);
    }

    @Test
    void anotherThresholdValueKeepsTheComparison() {
        var spec = SampleAlarms.errors().thresholdValue(7).build();

        assertThat(spec.threshold()).isEqualTo(Threshold.atLeast(7));
    }

    @ParameterizedTest
    @CsvSource({"15, 60", "60, 60", "61, 120", "300, 300"})
    void thePeriodIsTheShortestThatHasADataPoint(int interval, int period) {
        assertThat(SampleAlarms.nodeCpu().build().periodFor(interval)).isEqualTo(period);
    }

    @Test
    void aStatedPeriodIsUsedWhenItHasADataPoint() {
        var spec = SampleAlarms.nodeCpu().period(300).build();

        assertThat(spec.periodFor(60)).isEqualTo(300);
        assertThat(spec.periodFor(300)).isEqualTo(300);
    }

    @Test
    void refusesAStatedPeriodShorterThanTheInterval() {
        var spec = SampleAlarms.nodeCpu().period(60).build();

        assertThatThrownBy(() -> spec.periodFor(61))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period must be at least the collection interval of 61 seconds,"
                        + " or periods have no data; use 120 or more, got 60");
    }

    @Test
    void refusesAnEvaluationOfMoreThanADayWithThePeriodThatItFinds() {
        var spec = SampleAlarms.nodeCpu().evaluationPeriods(300).build();

        assertThat(spec.periodFor(240)).isEqualTo(240);
        assertThatThrownBy(() -> spec.periodFor(300))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("evaluationPeriods must be at most 288 with a period of 300 seconds"
                        + " (86400 seconds in all), got 300");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Average",
                "Minimum",
                "Maximum",
                "Sum",
                "SampleCount",
                "p50",
                "p99.9",
                "p100",
                "tm90",
                "tc90",
                "ts90",
                "wm90",
                "IQM"
            })
    void takesEveryStatisticOfCloudWatch(String statistic) {
        assertThat(SampleAlarms.latency().statistic(statistic).build().series().statistic())
                .isEqualTo(statistic);
    }

    @Test
    void takesAThresholdAtEitherEndOfTheRange() {
        assertThat(SampleAlarms.nodeCpu()
                        .threshold(Threshold.atLeast(100))
                        .build()
                        .threshold())
                .isEqualTo(Threshold.atLeast(100));
        assertThat(SampleAlarms.nodeCpu().thresholdValue(0).build().threshold()).isEqualTo(Threshold.above(0));
    }

    @Test
    void takesAnyNumberOfErrorsButAShareOfAtMostOne() {
        assertThat(SampleAlarms.errors().thresholdValue(50).build().threshold().value())
                .isEqualTo(50);
        assertThat(SampleAlarms.errors()
                        .statistic("Average")
                        .thresholdValue(0.05)
                        .build()
                        .threshold()
                        .value())
                .isEqualTo(0.05);
    }

    @Test
    void takesARangeOfExactlyADayOrAWeek() {
        assertThat(SampleAlarms.nodeCpu()
                        .period(60)
                        .evaluationPeriods(1_440)
                        .build()
                        .evaluationPeriods())
                .isEqualTo(1_440);
        assertThat(SampleAlarms.nodeCpu()
                        .period(3_600)
                        .evaluationPeriods(168)
                        .build()
                        .evaluationPeriods())
                .isEqualTo(168);
    }

    @Test
    void aSeriesIsOfTheSubjectOrOfSomethingBelowIt() {
        assertThat(Series.of(SampleAlarms.NODE_CPU).dimensions()).isEmpty();
        assertThat(Series.of(SampleAlarms.NODE_CPU, Map.of("InstanceId", "i-1", "NodeName", "n1"))
                        .dimensions())
                .hasSize(2);
    }

    @Test
    void refusesASeriesThatIsNotPublished() {
        assertThatThrownBy(() -> Series.of(SampleAlarms.NODE_CPU, Map.of("NodeName", "n1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dimensions of ContainerInsights node_cpu_utilization must be"
                        + " [ClusterName] or [ClusterName, InstanceId, NodeName], got [NodeName]");
    }
}

package io.cloudtelemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricRangeTest {
    @ParameterizedTest
    @ValueSource(strings = {"Average", "Maximum", "Minimum", "p99", "tm90", "wm90", "IQM"})
    void aStatisticOfEventsOrRatiosIsAtMostOne(String statistic) {
        assertThat(MetricRange.EVENT.maximum(statistic)).isEqualTo(1);
        assertThat(MetricRange.RATIO.maximum(statistic)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Average", "Maximum", "Minimum", "p99", "tm90", "wm90", "IQM"})
    void aStatisticOfPercentagesIsAtMostAHundred(String statistic) {
        assertThat(MetricRange.PERCENT.maximum(statistic)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sum", "SampleCount", "ts90", "tc99.9"})
    void whatAddsUpOrCountsHasNoLimit(String statistic) {
        assertThat(MetricRange.EVENT.maximum(statistic)).isInfinite();
        assertThat(MetricRange.RATIO.maximum(statistic)).isInfinite();
        assertThat(MetricRange.PERCENT.maximum(statistic)).isInfinite();
    }

    @Test
    void unboundedStaysUnbounded() {
        assertThat(MetricRange.UNBOUNDED.maximum("Average")).isInfinite();
    }

    @Test
    void theShareOfErrorsIsAtMostOneAndTheirNumberIsNot() {
        var errors = MetricCatalogue.of("AWS/ApiGateway").metric("4XXError").range();

        assertThat(errors.maximum("Average")).isEqualTo(1);
        assertThat(errors.maximum("Sum")).isInfinite();
    }
}

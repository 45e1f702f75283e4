package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThresholdTest {
    @Test
    void readsAsAPhrase() {
        assertThat(Threshold.above(80)).hasToString("above 80");
        assertThat(Threshold.atLeast(1)).hasToString("at least 1");
        assertThat(Threshold.below(0.05)).hasToString("below 0.05");
        assertThat(Threshold.atMost(0)).hasToString("at most 0");
    }

    @Test
    void writesLargeNumbersOut() {
        assertThat(Threshold.above(5_000_000_000d)).hasToString("above 5000000000");
        assertThat(Threshold.above(0.00001)).hasToString("above 0.00001");
    }

    @Test
    void hasTheOperatorOfCloudWatch() {
        assertThat(Threshold.above(1).comparison().operator()).isEqualTo("GreaterThanThreshold");
        assertThat(Threshold.atLeast(1).comparison().operator()).isEqualTo("GreaterThanOrEqualToThreshold");
        assertThat(Threshold.below(1).comparison().operator()).isEqualTo("LessThanThreshold");
        assertThat(Threshold.atMost(1).comparison().operator()).isEqualTo("LessThanOrEqualToThreshold");
    }

    @Test
    void anotherValueKeepsTheComparison() {
        assertThat(Threshold.below(5).withValue(7)).isEqualTo(Threshold.below(7));
    }
}

package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

class AlarmSetTest {
    private static final AlarmSpec ONE = SampleAlarms.nodeCpu("one").build();
    private static final AlarmSpec TWO = SampleAlarms.nodeCpu("two").build();
    private static final AlarmSpec THREE = SampleAlarms.nodeCpu("three").build();

    @Test
    void keepsTheOrderGiven() {
        assertThat(AlarmSet.of(TWO, ONE).with(THREE).specs()).containsExactly(TWO, ONE, THREE);
    }

    @Test
    void changesOneAlarmInItsPlace() {
        var changed = AlarmSet.of(ONE, TWO).change("one", alarm -> alarm.thresholdValue(95));

        assertThat(changed.specs())
                .containsExactly(ONE.toBuilder().thresholdValue(95).build(), TWO);
    }

    @Test
    void goesWithoutAnAlarm() {
        assertThat(AlarmSet.of(ONE, TWO).without("one").specs()).containsExactly(TWO);
    }

    @Test
    void isNotChangedByItsMethods() {
        var set = AlarmSet.of(ONE);
        set.with(TWO);
        set.change("one", alarm -> alarm.thresholdValue(95));
        set.without("one");

        assertThat(set.specs()).containsExactly(ONE);
        assertThatThrownBy(() -> set.specs().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesASecondAlarmOfOneName() {
        var message = "name must be used once, got a second \"one\"; change the first in its place";
        var set = AlarmSet.of(ONE);

        assertThatThrownBy(() -> AlarmSet.of(ONE, ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> set.with(ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesToChangeOrDropAnAlarmThatItLacks() {
        var set = AlarmSet.of(ONE, TWO);
        var message = "alarm must be one of [one, two], got \"tow\"";

        assertThatThrownBy(() -> set.change("tow", alarm -> alarm))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> set.without("tow"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesAChangeThatIsNotAllowed() {
        var set = AlarmSet.of(ONE);

        assertThatThrownBy(() -> set.change("one", alarm -> alarm.thresholdValue(8000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold must be from 0 to 100 for the Average node_cpu_utilization, got 8000");
    }

    @Test
    void definesNothingWhenTheLastNameIsTooLong() {
        var stack = new Stack();
        var subject = new AlarmSubject("c".repeat(241), Map.of("ClusterName", "prod"), 60);
        var set = AlarmSet.of(ONE, TWO, THREE);

        // 241 characters, a hyphen, "three", a hyphen, "critical": 256.
        assertThatThrownBy(() -> set.define(stack, subject, AlarmRouting.nobody()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("three.name must leave the alarm's name at most 255 characters, got 256: " + "c".repeat(241)
                        + "-three-critical");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void definesNothingWhenTheLastPeriodIsTooShort() {
        var stack = new Stack();
        var subject = new AlarmSubject("prod", Map.of("ClusterName", "prod"), 300);
        var set = AlarmSet.of(ONE, TWO.toBuilder().period(60).build());

        assertThatThrownBy(() -> set.define(stack, subject, AlarmRouting.nobody()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("two.period must be at least the collection interval of 300 seconds");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void definesNothingWhenTheLastSeriesIsNotOfTheSubject() {
        var stack = new Stack();
        var set = AlarmSet.of(ONE, SampleAlarms.latency().build());

        assertThatThrownBy(() -> set.define(stack, SampleAlarms.CLUSTER, AlarmRouting.nobody()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "latency.dimensions of AWS/ApiGateway Latency must be [ApiId] or [ApiId, Stage] or [ApiName]"
                                + " or [ApiName, Stage] or [ApiId, Method, Resource, Stage]"
                                + " or [ApiName, Method, Resource, Stage], got [ClusterName]");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void definesNothingWhenTheLastSeriesIsNotSwitchedOn() {
        var stack = new Stack();
        var set = AlarmSet.of(
                ONE,
                AlarmSpec.builder("node-not-ready")
                        .series(Series.of(
                                MetricCatalogue.of("ContainerInsights").metric("node_status_condition_ready")))
                        .threshold(Threshold.below(1))
                        .severity(Severity.CRITICAL)
                        .build());

        assertThatThrownBy(() -> set.define(stack, SampleAlarms.CLUSTER, AlarmRouting.nobody()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node-not-ready.series ContainerInsights node_status_condition_ready is published only with"
                        + " enhanced metrics; choose them with metrics: enhanced, or leave it out");
        assertThat(stack.getNode().getChildren()).isEmpty();

        var enhanced = new AlarmSubject("prod", Map.of("ClusterName", "prod"), 60, Set.of("enhanced"));
        assertThat(set.define(stack, enhanced, AlarmRouting.nobody())).hasSize(2);
    }

    @Test
    void refusesASecondSetInOneScope() {
        var stack = new Stack();
        var set = AlarmSet.of(SampleAlarms.nodeCpu().build());
        set.define(stack, SampleAlarms.CLUSTER, AlarmRouting.nobody());
        var other = new AlarmSubject("other", Map.of("ClusterName", "other"), 60);

        assertThatThrownBy(() -> set.define(stack, other, AlarmRouting.nobody()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("scope must hold one set of alarms, got a second node-cpu");
    }
}

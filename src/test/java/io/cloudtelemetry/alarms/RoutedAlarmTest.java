package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmRule;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.CompositeAlarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.PromQLAlarm;

/** Alarms of CDK's own, routed. */
class RoutedAlarmTest {
    private static final AlarmRouting ROUTING = (scope, severity, state) ->
            state == AlarmState.INSUFFICIENT_DATA ? List.of() : List.of("arn:" + severity + ":" + state);

    private final Stack stack = new Stack(new App(), "One");

    private void isRouted(String type) {
        Template.fromStack(stack)
                .hasResourceProperties(
                        type,
                        Map.of(
                                "AlarmActions", List.of("arn:warning:ALARM"),
                                "OKActions", List.of("arn:warning:OK"),
                                "InsufficientDataActions", Match.absent(),
                                "Tags", List.of(Map.of("Key", "telemetry:severity", "Value", "warning"))));
    }

    @Test
    void anAlarmOnAMetric() {
        ROUTING.route(alarm(), Severity.WARNING);

        isRouted("AWS::CloudWatch::Alarm");
    }

    @Test
    void aComposite() {
        var composite = CompositeAlarm.Builder.create(stack, "Composite")
                .alarmRule(AlarmRule.anyOf(alarm()))
                .build();
        ROUTING.route(composite, Severity.WARNING);

        isRouted("AWS::CloudWatch::CompositeAlarm");
    }

    @Test
    void anAlarmOnPromQl() {
        ROUTING.route(
                PromQLAlarm.Builder.create(stack, "Prom")
                        .query("up == 0")
                        .evaluationInterval(Duration.minutes(1))
                        .build(),
                Severity.WARNING);

        isRouted("AWS::CloudWatch::Alarm");
    }

    @Test
    void refusesMoreThanFiveActions() {
        AlarmRouting six = (scope, severity, state) -> List.of("1", "2", "3", "4", "5", "6");
        var alarm = alarm();

        assertThatThrownBy(() -> six.route(alarm, Severity.WARNING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "actions must be at most 5 for a state, got 6 for ALARM: 0 of the alarm and 6 of the routing;"
                                + " use fewer of either");
    }

    private Alarm alarm() {
        return Alarm.Builder.create(stack, "Alarm")
                .metric(Metric.Builder.create()
                        .namespace("Shop")
                        .metricName("Orders")
                        .build())
                .threshold(1)
                .evaluationPeriods(1)
                .build();
    }

    @Test
    void warnsWhereNobodyIsTold() {
        AlarmRouting.nobody().route(alarm(), Severity.WARNING);

        Annotations.fromStack(stack).hasWarning("*", Match.stringLikeRegexp(".*severity warning have no action.*"));
    }
}

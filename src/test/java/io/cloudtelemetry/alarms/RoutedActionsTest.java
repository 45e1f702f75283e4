package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.INSUFFICIENT_DATA;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.constructs.Construct;

class RoutedActionsTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final AlarmSet THREE = AlarmSet.of(
            SampleAlarms.nodeCpu("one").build(),
            SampleAlarms.nodeCpu("two").build(),
            SampleAlarms.nodeCpu("three").severity(Severity.WARNING).build());

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack(new App(), "One");
    }

    /** Tells each severity and state at an address of its own, but nobody of missing data. */
    private static final class Recording implements AlarmRouting {
        private final List<String> asked = new ArrayList<>();
        private final List<Construct> scopes = new ArrayList<>();

        @Override
        public List<String> actionArns(Construct scope, Severity severity, AlarmState state) {
            asked.add(severity + " " + state);
            scopes.add(scope);
            return state == INSUFFICIENT_DATA ? List.of() : List.of("arn:" + severity + ":" + state);
        }
    }

    @Test
    void sendsEachStateToTheActionsOfItsSeverity() {
        THREE.define(stack, SampleAlarms.CLUSTER, new Recording());

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                ALARM,
                Map.of(
                        "AlarmName", "prod-one-critical",
                        "AlarmActions", List.of("arn:critical:ALARM"),
                        "OKActions", List.of("arn:critical:OK"),
                        "InsufficientDataActions", Match.absent()));
        template.hasResourceProperties(
                ALARM,
                Map.of(
                        "AlarmName", "prod-three-warning",
                        "AlarmActions", List.of("arn:warning:ALARM"),
                        "OKActions", List.of("arn:warning:OK"),
                        "InsufficientDataActions", Match.absent()));
    }

    @Test
    void sendsMissingDataWhenTheRoutingSaysSo() {
        THREE.define(stack, SampleAlarms.CLUSTER, (scope, severity, state) -> List.of("arn:" + state));

        Template.fromStack(stack)
                .allResourcesProperties(ALARM, Map.of("InsufficientDataActions", List.of("arn:INSUFFICIENT_DATA")));
    }

    @Test
    void asksTheRoutingOnceForEachSeverityAndState() {
        var routing = new Recording();
        THREE.define(stack, SampleAlarms.CLUSTER, routing);

        assertThat(routing.asked)
                .containsExactlyInAnyOrder(
                        "critical ALARM",
                        "critical OK",
                        "critical INSUFFICIENT_DATA",
                        "warning ALARM",
                        "warning OK",
                        "warning INSUFFICIENT_DATA");
        assertThat(routing.scopes).containsOnly(stack);
    }

    @Test
    void hasNoWarningWhenSomebodyIsTold() {
        THREE.define(stack, SampleAlarms.CLUSTER, new Recording());

        Annotations.fromStack(stack).hasNoWarning("*", Match.anyValue());
    }

    @Test
    void writesNoActionsWhenNobodyIsTold() {
        THREE.define(stack, SampleAlarms.CLUSTER, AlarmRouting.nobody());

        var template = Template.fromStack(stack);
        template.resourceCountIs(ALARM, 3);
        template.allResourcesProperties(ALARM, Map.of("AlarmActions", Match.absent(), "OKActions", Match.absent()));
    }

    @Test
    void warnsOncePerSeverityThatNobodyIsTold() {
        THREE.define(stack, SampleAlarms.CLUSTER, AlarmRouting.nobody());

        var annotations = Annotations.fromStack(stack);
        assertThat(annotations.findWarning("*", Match.anyValue())).hasSize(2);
        for (var severity : List.of("critical", "warning")) {
            annotations.hasWarning(
                    "/One",
                    "alarms of severity %s have no action for ALARM, so nobody is told; give a routing with a topic for %s [ack: @cloudtelemetry/alarms:nobodyIsTold]"
                            .formatted(severity, severity));
        }
    }

    @Test
    void warnsOfTheSeverityThatNobodyIsToldOfOnly() {
        THREE.define(
                stack,
                SampleAlarms.CLUSTER,
                (scope, severity, state) -> severity == Severity.CRITICAL ? List.of("arn:x") : List.of());

        var annotations = Annotations.fromStack(stack);
        annotations.hasWarning("/One", Match.stringLikeRegexp("alarms of severity warning have no action.*"));
        annotations.hasNoWarning("*", Match.stringLikeRegexp(".*critical.*"));
    }

    @Test
    void silentAlarmTellsNobodyAndGivesNoWarning() {
        AlarmSet.of(SampleAlarms.nodeCpu().notification(Notification.SILENT).build())
                .define(stack, SampleAlarms.CLUSTER, (scope, severity, state) -> List.of("arn:aws:sns:eu-west-1:1:t"));

        Template.fromStack(stack)
                .allResourcesProperties(
                        ALARM,
                        Map.of(
                                "AlarmActions", Match.absent(),
                                "OKActions", Match.absent(),
                                "InsufficientDataActions", Match.absent()));
        assertThat(Annotations.fromStack(stack).findWarning("*", Match.anyValue()))
                .isEmpty();
    }
}

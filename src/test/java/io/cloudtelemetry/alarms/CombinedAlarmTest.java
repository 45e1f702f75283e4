package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.constructs.Construct;

class CombinedAlarmTest {
    private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";
    private static final AlarmRouting ROUTING = (scope, severity, state) ->
            state == AlarmState.INSUFFICIENT_DATA ? List.of() : List.of("arn:" + severity + ":" + state);

    private App app;
    private Stack stack;
    private List<DefinedAlarm> nodes;
    private List<DefinedAlarm> api;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = stackIn("One", "eu-west-1");
        nodes = AlarmSet.of(
                        SampleAlarms.nodeCpu("node-cpu").build(),
                        SampleAlarms.nodeCpu("node-cpu-soon")
                                .severity(Severity.WARNING)
                                .build())
                .define(new Construct(stack, "Nodes"), SampleAlarms.CLUSTER, ROUTING);
        api = AlarmSet.of(SampleAlarms.errors().build(), SampleAlarms.latency().build())
                .define(new Construct(stack, "Api"), SampleAlarms.STAGE, ROUTING);
    }

    private Stack stackIn(String id, String region) {
        return Stack.Builder.create(app, id)
                .env(Environment.builder()
                        .account("123456789012")
                        .region(region)
                        .build())
                .build();
    }

    private CombinedAlarm symptomAndCause() {
        return CombinedAlarm.anyOf("api-suffers-from-nodes", Severity.CRITICAL, api)
                .andAnyOf(nodes);
    }

    private static void refuses(Runnable action, String message) {
        assertThatThrownBy(action::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private List<DefinedAlarm> many(int count, String prefix) {
        return IntStream.range(0, count)
                .mapToObj(number -> new DefinedAlarm(
                        SampleAlarms.nodeCpu().build(),
                        prefix + number,
                        "arn:" + number,
                        CfnAlarm.Builder.create(stack, prefix + number)
                                .comparisonOperator("GreaterThanThreshold")
                                .evaluationPeriods(1)
                                .build()))
                .toList();
    }

    @Test
    void goesOffForASymptomTogetherWithACause() {
        var defined = symptomAndCause().define(stack, ROUTING);

        assertThat(defined.name()).isEqualTo("api-suffers-from-nodes-critical");
        assertThat(defined.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(defined.arn()).endsWith(":cloudwatch:eu-west-1:123456789012:alarm:api-suffers-from-nodes-critical");
        Template.fromStack(stack)
                .hasResource(
                        COMPOSITE,
                        Map.of(
                                "Properties",
                                Map.of(
                                        "AlarmName",
                                        "api-suffers-from-nodes-critical",
                                        "AlarmDescription",
                                        "Any of orders-errors-critical, orders-latency-warning together with any of"
                                                + " prod-node-cpu-critical, prod-node-cpu-soon-warning.",
                                        "AlarmRule",
                                        "(ALARM(\"orders-errors-critical\") OR ALARM(\"orders-latency-warning\")) AND"
                                                + " (ALARM(\"prod-node-cpu-critical\") OR ALARM(\"prod-node-cpu-soon-warning\"))",
                                        "AlarmActions",
                                        List.of("arn:critical:ALARM"),
                                        "OKActions",
                                        List.of("arn:critical:OK"),
                                        "InsufficientDataActions",
                                        Match.absent(),
                                        "ActionsSuppressor",
                                        Match.absent(),
                                        "Tags",
                                        List.of(Map.of("Key", "telemetry:severity", "Value", "critical"))),
                                "DependsOn",
                                List.of(
                                        Match.stringLikeRegexp("Api.*"),
                                        Match.stringLikeRegexp("Api.*"),
                                        Match.stringLikeRegexp("Nodes.*"),
                                        Match.stringLikeRegexp("Nodes.*"))));
    }

    @Test
    void isSuppressedWhileAnotherIsInAlarm() {
        var suppressor = nodes.get(1);
        CombinedAlarm.anyOf("a", Severity.INFO, api).suppressedBy(suppressor).define(stack, ROUTING);
        CombinedAlarm.anyOf("b", Severity.INFO, api)
                .suppressedBy(suppressor, Duration.minutes(2), Duration.seconds(0))
                .define(stack, ROUTING);

        var template = Template.fromStack(stack);
        template.hasResourceProperties(COMPOSITE, suppressed("a-info", 60, 60));
        template.hasResourceProperties(COMPOSITE, suppressed("b-info", 120, 0));
    }

    private static Map<String, Object> suppressed(String name, int wait, int extension) {
        return Map.of(
                "AlarmName", name,
                "ActionsSuppressor", "prod-node-cpu-soon-warning",
                "ActionsSuppressorWaitPeriod", wait,
                "ActionsSuppressorExtensionPeriod", extension);
    }

    @Test
    void waitsForAlarmsOfAnotherStackWithoutAnExport() {
        var other = stackIn("Two", "eu-west-1");
        var first = symptomAndCause().define(other, ROUTING);
        CombinedAlarm.anyOf("outer", Severity.INFO, List.of(first)).define(other, ROUTING);

        assertThat(other.getDependencies()).containsExactly(stack);
        var template = Template.fromStack(other);
        assertThat(template.toJSON().toString()).doesNotContain("ImportValue", "GetStackOutput");
        assertThat(Template.fromStack(stack).toJSON()).doesNotContainKey("Outputs");
        template.hasResourceProperties(
                COMPOSITE,
                Map.of(
                        "AlarmName",
                        "api-suffers-from-nodes-critical",
                        "AlarmRule",
                        "(ALARM(\"api-suffers-from-nodes-One\")) AND (ALARM(\"api-suffers-from-nodes-One.causes\"))"));
        template.hasResource(
                COMPOSITE,
                Map.of(
                        "Properties", Map.of("AlarmRule", "ALARM(\"api-suffers-from-nodes-critical\")"),
                        "DependsOn", List.of(Match.stringLikeRegexp("apisuffersfromnodes.*"))));
    }

    @Test
    void warnsThatNobodyIsTold() {
        symptomAndCause().define(new Construct(stack, "Quiet"), AlarmRouting.nobody());

        Annotations.fromStack(stack).hasWarning("/One/Quiet", Match.stringLikeRegexp("alarms of severity critical.*"));
    }

    @Test
    void describesManyInFewWords() {
        CombinedAlarm.anyOf("many", Severity.INFO, many(100, "a-name-of-an-alarm-"))
                .andAnyOf(List.of())
                .define(stack, ROUTING);

        Template.fromStack(stack)
                .hasResourceProperties(
                        COMPOSITE,
                        Map.of("AlarmDescription", Match.stringLikeRegexp("Any of a-name-.{0,400} and \\d+ more\\.")));
    }

    @Test
    void refusesWhatCloudWatchDoesNotTake() {
        refuses(
                () -> CombinedAlarm.anyOf("Any one", Severity.INFO, api),
                "name must be lower-case words joined by hyphens, such as node-memory, got \"Any one\"");
        refuses(
                () -> CombinedAlarm.anyOf("a".repeat(251), Severity.INFO, api),
                "name must leave the alarm's name at most 255 characters, got 256: " + "a".repeat(251) + "-info");
        refuses(
                () -> CombinedAlarm.anyOf("a", Severity.CRITICAL, List.of()),
                "anyOf must name at least one alarm, got none");
        refuses(
                () -> CombinedAlarm.anyOf("a", Severity.INFO, many(1, "my \"")),
                "anyOf must name alarms without quotation mark and backslash, which a rule cannot hold, got my \"0");
        assertThat(stack.getNode().tryFindChild("a")).isNull();
    }

    @Test
    void refusesAnAlarmTwice() {
        refuses(
                () -> CombinedAlarm.anyOf("a", Severity.INFO, List.of(api.get(0), api.get(0))),
                "anyOf must name each alarm once, got a second orders-errors-critical");
        var any = CombinedAlarm.anyOf("a", Severity.INFO, api);
        refuses(
                () -> any.andAnyOf(api),
                "andAnyOf must name each alarm once, got a second orders-errors-critical;"
                        + " an alarm that is symptom and cause would go off alone");
    }

    @Test
    void refusesPeriodsThatAreNotSeconds() {
        var any = CombinedAlarm.anyOf("a", Severity.INFO, api);
        refuses(
                () -> any.suppressedBy(nodes.get(0), Duration.millis(1500), Duration.minutes(1)),
                "waitPeriod must be whole seconds, got PT1.5S");
        refuses(() -> new Suppression(nodes.get(0), 0, -1), "extensionPeriod must be at least 0 seconds, got -1");
    }

    @Test
    void refusesAlarmsOfAnotherRegionAndTooManyActions() {
        var far = stackIn("Far", "us-east-1");
        refuses(
                () -> symptomAndCause().define(far, ROUTING),
                "alarms must be in the region of what names them (us-east-1), got orders-errors-critical in eu-west-1");
        refuses(
                () -> symptomAndCause()
                        .define(stack, (scope, severity, state) -> List.of("1", "2", "3", "4", "5", "6")),
                "actions must be at most 5 for a state, got 6 for ALARM: 0 of the alarm and 6 of the routing;"
                        + " use fewer of either");
        assertThat(far.getNode().getChildren()).isEmpty();
        assertThat(stack.getNode().tryFindChild("api-suffers-from-nodes")).isNull();
    }

    @Test
    void refusesAlarmsOfAnotherStageAndAttachesNothing() {
        var stage = new Stage(app, "Prod");
        var inStage = new Stack(stage, "Stack");

        assertThatThrownBy(() ->
                        CombinedAlarm.anyOf("all", Severity.CRITICAL, nodes).define(inStage, ROUTING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("alarms must be in the cdk.Stage of what names them (Prod), got ")
                .hasMessageEndingWith(" in the app itself");
        assertThat(inStage.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesASuppressorThatGoesOffWithIt() {
        var message = "suppressedBy must name an alarm that can be quiet while this one goes off, got %s,"
                + " which goes off with it; name another, or leave it out";
        var cpu = nodes.get(0);
        var alone = CombinedAlarm.anyOf("alone", Severity.CRITICAL, List.of(cpu));
        var withCause = CombinedAlarm.anyOf("cause", Severity.CRITICAL, api).andAnyOf(List.of(cpu));
        var both = CombinedAlarm.anyOf("both", Severity.INFO, nodes).define(stack, ROUTING);
        var onlyWithApi = CombinedAlarm.anyOf("with-api", Severity.INFO, nodes)
                .andAnyOf(api)
                .define(stack, ROUTING);

        for (var combined : List.of(alone, withCause)) {
            assertThatThrownBy(() -> combined.suppressedBy(cpu))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message.formatted(cpu.name()));
            assertThatThrownBy(() -> combined.suppressedBy(both))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message.formatted("both-info"));
        }
        assertThatThrownBy(() -> withCause.suppressedBy(onlyWithApi))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message.formatted("with-api-info"));
        assertThat(alone.suppressedBy(onlyWithApi).suppression()).isNotNull();
        assertThat(CombinedAlarm.anyOf("more", Severity.CRITICAL, nodes)
                        .suppressedBy(cpu)
                        .suppression())
                .isNotNull();
    }
}

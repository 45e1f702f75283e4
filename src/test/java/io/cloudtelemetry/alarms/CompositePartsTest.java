package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/** A composite over alarms of other stacks, or over more alarms than a rule holds. */
class CompositePartsTest {
    private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";
    private static final AlarmRouting NOBODY = AlarmRouting.nobody();
    private static final Pattern NAME = Pattern.compile("ALARM\\(\"([^\"]+)\"\\)");

    private final App app = new App();
    private final Stack nodes = new Stack(app, "shop-nodes");
    private final Stack api = new Stack(app, "shop-api");
    private final Stack top = new Stack(app, "shop-top");

    private static DefinedAlarm alarm(Stack stack, String name) {
        return new DefinedAlarm(
                SampleAlarms.nodeCpu().build(),
                name,
                "arn:" + name,
                CfnAlarm.Builder.create(stack, name)
                        .alarmName(name)
                        .comparisonOperator("GreaterThanThreshold")
                        .evaluationPeriods(1)
                        .build());
    }

    private static List<DefinedAlarm> alarms(Stack stack, String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> alarm(stack, prefix + number))
                .toList();
    }

    /** {@return the rules of the composites of a stack by their names} */
    private static Map<String, String> rules(Stack stack) {
        var rules = new HashMap<String, String>();
        Template.fromStack(stack).findResources(COMPOSITE).values().forEach(each -> {
            var properties = (Map<?, ?>) each.get("Properties");
            rules.put((String) properties.get("AlarmName"), (String) properties.get("AlarmRule"));
        });
        return rules;
    }

    private static List<String> names(String rule) {
        return NAME.matcher(rule).results().map(found -> found.group(1)).toList();
    }

    @Test
    void namesAlarmsOfItsOwnStackAndThoseThatExistItself() {
        var imported = NamedAlarm.of(
                Alarm.fromAlarmArn(top, "Old", "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:old"), Severity.INFO);
        CombinedAlarm.anyOf("any", Severity.INFO, List.of(imported, alarm(top, "own"), alarm(api, "orders")))
                .define(top, NOBODY);

        assertThat(rules(top))
                .containsExactly(Map.entry("any-info", "ALARM(\"old\") OR ALARM(\"own\") OR ALARM(\"any-shop-api\")"));
        assertThat(rules(api)).containsExactly(Map.entry("any-shop-api", "ALARM(\"orders\")"));
    }

    @Test
    void hasAPartForSymptomsForCausesAndForTheSuppressorInEachStackOfThem() {
        CombinedAlarm.anyOf("any", Severity.CRITICAL, List.of(alarm(api, "orders"), alarm(nodes, "cpu")))
                .andAnyOf(List.of(alarm(nodes, "memory")))
                .suppressedBy(alarm(nodes, "deploys"))
                .define(top, NOBODY);

        assertThat(rules(top))
                .containsExactly(
                        Map.entry(
                                "any-critical",
                                "(ALARM(\"any-shop-api\") OR ALARM(\"any-shop-nodes\")) AND (ALARM(\"any-shop-nodes.causes\"))"));
        Template.fromStack(top)
                .hasResourceProperties(COMPOSITE, Map.of("ActionsSuppressor", "any-shop-nodes.suppressor"));
        assertThat(rules(nodes))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "any-shop-nodes", "ALARM(\"cpu\")",
                        "any-shop-nodes.causes", "ALARM(\"memory\")",
                        "any-shop-nodes.suppressor", "ALARM(\"deploys\")"));
        Template.fromStack(nodes)
                .hasResource(
                        COMPOSITE,
                        Map.of(
                                "Properties",
                                Map.of(
                                        "AlarmName", "any-shop-nodes",
                                        "AlarmDescription", "Alarms of any-critical in its stack. Tells nobody.",
                                        "AlarmActions", Match.absent()),
                                "DependsOn",
                                List.of("cpu")));
        assertThat(top.getDependencies()).containsExactlyInAnyOrder(api, nodes);
    }

    @Test
    void hasAPartThatIsNeverTrueInAStackWithoutAnAlarm() {
        CombinedAlarm.anyOf("any", Severity.INFO, List.of(alarm(api, "orders")))
                .define(top, NOBODY, new CompositeStacks(List.of(nodes, top), List.of(nodes)));

        assertThat(rules(nodes)).containsExactly(Map.entry("any-shop-nodes", "FALSE"));
        assertThat(rules(top))
                .containsExactly(Map.entry("any-info", "ALARM(\"any-shop-nodes\") OR ALARM(\"any-shop-api\")"));
    }

    @Test
    void keepsItsPartsWhenItsSeverityChanges() {
        var orders = alarm(api, "orders");
        CombinedAlarm.anyOf("any", Severity.WARNING, List.of(orders)).define(top, NOBODY);
        CombinedAlarm.anyOf("any", Severity.INFO, List.of(orders)).define(top, NOBODY);

        assertThat(rules(api)).containsOnlyKeys("any-shop-api", "any-info-shop-api");
    }

    @Test
    void shortensANameThatIsTooLong() {
        CombinedAlarm.anyOf("a".repeat(248), Severity.INFO, List.of(alarm(api, "orders")))
                .define(top, NOBODY);

        assertThat(rules(api).keySet()).singleElement().asString().matches("a{246}-[0-9a-f]{8}");
    }

    @Test
    void isCalledAfterThePathOfAStackWhoseNameIsNotKnown() {
        var nested = new NestedStack(api, "More");
        CombinedAlarm.anyOf("any", Severity.INFO, List.of(alarm(nested, "orders")))
                .define(top, NOBODY);

        assertThat(rules(nested)).containsOnlyKeys("any-shop-api-More");
    }

    @Test
    void dividesWhatARuleCannotHold() {
        var many = alarms(api, "a", 250);
        var long60 = alarms(nodes, "n".repeat(200), 60);
        CombinedAlarm.anyOf("any", Severity.INFO, many).andAnyOf(long60).define(top, NOBODY);

        assertHolds(api, "any-shop-api", many);
        assertHolds(nodes, "any-shop-nodes.causes", long60);
    }

    /** What stands in one stack with the composite needs a part there only where it is too many. */
    @Test
    void dividesManyAlarmsOfItsOwnStack() {
        var some = alarms(top, "a", 60);
        var more = alarms(top, "b", 60);
        CombinedAlarm.anyOf("few", Severity.INFO, some).define(top, NOBODY);
        CombinedAlarm.anyOf("many", Severity.INFO, some).andAnyOf(more).define(top, NOBODY);

        var rules = rules(top);
        assertThat(names(rules.get("few-info"))).hasSize(60);
        assertThat(rules.get("many-info")).startsWith("(ALARM(\"many-shop-top\")) AND (ALARM(\"b0\") OR ");
        assertThat(names(rules.get("many-shop-top"))).hasSize(60);
    }

    private static void assertHolds(Stack stack, String part, List<DefinedAlarm> alarms) {
        var rules = rules(stack);
        assertThat(rules.values()).allSatisfy(rule -> {
            assertThat(names(rule)).hasSizeBetween(1, 100);
            assertThat(rule.length()).isLessThanOrEqualTo(10_240);
        });
        assertThat(names(rules.get(part)).stream().flatMap(chunk -> names(rules.get(chunk)).stream()))
                .containsExactlyInAnyOrderElementsOf(
                        alarms.stream().map(DefinedAlarm::name).toList());
    }

    @Test
    void changesOnePartForOneAlarmMore() {
        var before = rulesOf(250);
        var after = rulesOf(251);

        assertThat(changed(before, after)).hasSize(1);
        assertThat(changed(after, before)).hasSize(1);
    }

    private static Map<String, String> rulesOf(int count) {
        var app = new App();
        var stack = new Stack(app, "shop-api");
        CombinedAlarm.anyOf("any", Severity.INFO, alarms(stack, "orders-", count))
                .define(new Stack(app, "shop-top"), NOBODY);
        return rules(stack);
    }

    private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        var changed = new HashSet<>(before.entrySet());
        changed.removeAll(after.entrySet());
        return changed.stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Test
    void refusesMoreStacksThanARuleHolds() {
        var spread = IntStream.range(0, 101)
                .mapToObj(number -> alarm(new Stack(app, "shop-" + number), "a" + number))
                .toList();

        assertThatThrownBy(
                        () -> CombinedAlarm.anyOf("any", Severity.INFO, spread).define(top, NOBODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "anyOf and andAnyOf must name alarms of fewer stacks, as a rule holds 100 parts and 10240 characters, got 101 and 2411");
        assertThat(Stream.of(top, Stack.of(spread.get(0).resource())).flatMap(stack -> rules(stack).keySet().stream()))
                .isEmpty();
    }
}

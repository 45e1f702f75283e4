package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** What CDK refuses takes no name: it can be defined elsewhere. */
class RefusedConstructTest {
    private static final AlarmRouting NOBODY = AlarmRouting.nobody();

    private static Stream<Arguments> definitions() {
        var window = MaintenanceWindow.recurring("night", "0 2 * * SUN", Duration.hours(2));
        return Stream.of(
                definition(
                        "all-critical",
                        (scope, alarms) -> CombinedAlarm.anyOf("all", Severity.CRITICAL, alarms)
                                .define(scope, NOBODY)),
                definition("night", (scope, alarms) -> window.define(scope, alarms)),
                definition(
                        "silent",
                        (scope, alarms) -> new PromQlAlarm("silent", "absent(a)", Severity.INFO, "None.", 60)
                                .define(scope, "shop", NOBODY)));
    }

    private static Arguments definition(String id, BiConsumer<Construct, List<DefinedAlarm>> define) {
        return Arguments.of(id, define);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("definitions")
    void takesNoName(String id, BiConsumer<Construct, List<DefinedAlarm>> define) {
        var stack = new Stack();
        var alarms = AlarmSet.of(SampleAlarms.nodeCpu("node-cpu").build())
                .define(
                        new Construct(stack, "Alarms"),
                        new AlarmSubject("shop", Map.of("ClusterName", "shop"), 60),
                        NOBODY);
        var full = new Construct(stack, "Full");
        new Construct(full, id);

        assertThatThrownBy(() -> define.accept(full, alarms)).hasMessageContaining("already a Construct");
        assertThatCode(() -> define.accept(new Construct(stack, "Free"), alarms))
                .doesNotThrowAnyException();
    }
}

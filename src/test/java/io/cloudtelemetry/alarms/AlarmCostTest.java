package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** What an alarm costs: requests to the process in which CDK itself runs. */
class AlarmCostTest {
    private static final AlarmSubject CLUSTER =
            new AlarmSubject("prod", Map.of("ClusterName", "prod"), 60, RecommendedFiles.EVERYTHING);
    private static final AlarmSubject OTHER_CLUSTER =
            new AlarmSubject("test", Map.of("ClusterName", "test"), 60, RecommendedFiles.EVERYTHING);

    @Test
    void aRecommendedAlarmCostsOneRequest() throws ReflectiveOperationException {
        var scope = new Stack(new App(), "One");
        var all = EksAlarms.recommended(KubernetesMetrics.enhanced());
        // The rest is looked up once for the scope and once for a severity, which the first alarm of each stands for.
        var few = AlarmSet.of(all.specs().stream()
                .filter(spec -> spec.name().equals("node-memory") || spec.name().equals("agent-silent"))
                .toArray(AlarmSpec[]::new));

        // The first set of an app pays for the registry of names.
        few.define(
                new Stack(scope, "First"),
                new AlarmSubject("first", Map.of("ClusterName", "first"), 60, RecommendedFiles.EVERYTHING),
                AlarmRouting.nobody());
        var forFew = requests(() -> few.define(new Stack(scope, "Few"), CLUSTER, AlarmRouting.nobody()));
        var forAll = requests(() -> all.define(new Stack(scope, "All"), OTHER_CLUSTER, AlarmRouting.nobody()));

        assertThat(forAll - forFew).isEqualTo(all.specs().size() - 2).isPositive();
    }

    /** The runtime lets its own tests inspect each message; there is no public way. */
    private static int requests(Runnable action) throws ReflectiveOperationException {
        var field = Class.forName("software.amazon.jsii.JsiiRuntime").getDeclaredField("messageInspector");
        field.setAccessible(true);
        @SuppressWarnings("unchecked")
        var inspector = (ThreadLocal<Object>) field.get(null);
        var type = Class.forName("software.amazon.jsii.MessageInspector");
        var count = new AtomicInteger();
        inspector.set(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if ("Request".equals(String.valueOf(arguments[1]))) {
                        count.incrementAndGet();
                    }
                    return null;
                }));
        try {
            action.run();
        } finally {
            inspector.remove();
        }
        return count.get();
    }
}

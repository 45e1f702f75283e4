package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** What an alarm costs: requests to the process in which CDK itself runs, which prints each if JSII_DEBUG is set. */
class AlarmCostTest {
    private static final AlarmSet ALL = EksAlarms.recommended(KubernetesMetrics.enhanced());

    /** What a set costs but for its alarms is paid once for the stack and for a severity: an alarm of each stands for it. */
    private static final AlarmSet FEW = AlarmSet.of(ALL.specs().stream()
            .filter(spec -> spec.name().equals("node-memory") || spec.name().equals("agent-silent"))
            .toArray(AlarmSpec[]::new));

    /** Defines a set in a process of its own. */
    public static final class Program {
        private Program() {}

        /** Defines all alarms, or few. */
        public static void main(String[] arguments) {
            (arguments[0].equals("all") ? ALL : FEW)
                    .define(
                            new Stack(new App(), "One"),
                            new AlarmSubject("prod", Map.of("ClusterName", "prod"), 60, RecommendedFiles.EVERYTHING),
                            AlarmRouting.nobody());
        }
    }

    @Test
    void aRecommendedAlarmCostsOneRequest() throws IOException {
        assertThat(requests("all") - requests("few"))
                .isEqualTo(ALL.specs().size() - FEW.specs().size())
                .isPositive();
    }

    private static long requests(String alarms) throws IOException {
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                alarms);
        process.environment().put("JSII_DEBUG", "1");
        var printed = new String(process.start().getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return printed.lines().filter(line -> line.contains("\"api\":")).count();
    }
}

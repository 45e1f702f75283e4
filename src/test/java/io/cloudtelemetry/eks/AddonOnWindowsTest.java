package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.agent.NodeSystems;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** The add-on's chart writes down what it collects of Windows nodes: enhanced metrics a minute, and Application Signals. */
class AddonOnWindowsTest {
    private static final Map<String, KubernetesMetrics> METRICS = Map.of(
            "standard", KubernetesMetrics.standard(),
            "enhanced", KubernetesMetrics.enhanced(),
            "otel", KubernetesMetrics.otel());

    private final Stack stack = new Stack();

    private ContainerInsights.Builder insights(ApplicationSignals signals, @Nullable NodeSystems nodes) {
        return ContainerInsights.Builder.create(stack, "Insights")
                .cluster(ClusterTarget.existing("shop"))
                .credentials(AgentCredentials.nodeRoles("workers"))
                .delivery(AgentDelivery.addon(AddonOptions.builder()
                        .applicationSignals(signals)
                        .nodes(nodes)
                        .build()));
    }

    @ParameterizedTest
    @CsvSource({
        "standard, 60, COLLECT, , true",
        "otel, 60, COLLECT, , true",
        "enhanced, 30, COLLECT, , true",
        "enhanced, 60, OFF, , true",
        "enhanced, 60, OFF, LINUX_AND_WINDOWS, true",
        "enhanced, 60, COLLECT, , false",
        "enhanced, 60, AUTO_MONITOR, LINUX_AND_WINDOWS, false",
        "standard, 30, OFF, LINUX, false",
        "otel, 60, OFF, LINUX, false"
    })
    void saysWhatWindowsNodesDoOtherwiseUnlessThereAreNone(
            String metrics, int interval, ApplicationSignals signals, @Nullable NodeSystems nodes, boolean says) {
        insights(signals, nodes)
                .metrics(METRICS.get(metrics))
                .metricsCollectionInterval(interval)
                .build();

        assertThat(Annotations.fromStack(stack)
                        .findWarning(
                                "*", Match.stringLikeRegexp("on Windows nodes the add-on .*addonOnWindowsNodes.*")))
                .hasSize(says ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"standard, 60", "otel, 60", "enhanced, 30"})
    void refusesMetricsThatWindowsNodesWouldIgnore(String metrics, int interval) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> insights(ApplicationSignals.OFF, NodeSystems.LINUX_AND_WINDOWS)
                        .metrics(METRICS.get(metrics))
                        .metricsCollectionInterval(interval)
                        .build())
                .withMessage(
                        "metrics must be enhanced, every 60 seconds, with the add-on on Windows nodes, got %s every %d: its chart"
                                        .formatted(metrics, interval)
                                + " collects so there whatever is chosen, so deliver by manifests or gitops");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesCredentialsThatPodsOnWindowsCannotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> insights(ApplicationSignals.COLLECT, NodeSystems.LINUX_AND_WINDOWS)
                        .credentials(AgentCredentials.podIdentity())
                        .metrics(KubernetesMetrics.enhanced())
                        .build())
                .withMessage(
                        "credentials must be nodeRoles or irsa with Windows nodes, got podIdentity, which their pods cannot have");
    }
}

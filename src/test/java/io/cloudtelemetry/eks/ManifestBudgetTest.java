package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentInstallation;
import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.agent.AgentTraces;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.agent.PodOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

class ManifestBudgetTest {
    private static Map<String, Object> configMap(String name, int bytes) {
        var empty = Map.<String, Object>of("kind", "ConfigMap", "metadata", Map.of("name", name), "data", "");
        return Map.of(
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", name),
                "data",
                "x".repeat(bytes - ManifestBudget.size(empty)));
    }

    @Test
    void fitsUpToTheLastByteAndNamesEachObjectBeyond() {
        // A list of one has two brackets.
        var full = List.of(configMap("large", ManifestBudget.BYTES - 2));

        assertThatCode(() -> ManifestBudget.require("Stack/Agent", full)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ManifestBudget.require(
                        "Stack/Agent", List.of(configMap("small", 100), configMap("large", ManifestBudget.BYTES))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "manifest Stack/Agent must be at most 262144 bytes, got 262247: ConfigMap large 262144, ConfigMap small 100; take out what is large, or deliver it another way");
    }

    @Test
    void bytesAreCountedAndNotCharacters() {
        assertThat(ManifestBudget.size("ä")).isEqualTo(4);
    }

    @Test
    void largestVariantOfTheAgentTakesLittleOfIt() {
        var manifests = AgentManifests.of(AgentInstallation.of(AgentConfiguration.builder("c".repeat(100))
                .metrics(KubernetesMetrics.enhanced().kueue().jmx())
                .traces(AgentTraces.xrayAndOtlp())
                .build()));

        assertThat(ManifestBudget.size(manifests.objects())).isLessThan(ManifestBudget.BYTES / 20);
    }

    @Test
    void refusesWhatOptionsMakeTooLarge() {
        var stack = new Stack();

        assertThatThrownBy(() -> ContainerInsights.Builder.create(stack, "Insights")
                        .cluster(ClusterTarget.existing("shop", KubectlAccess.accessEntry()))
                        .credentials(AgentCredentials.nodeRoles("workers"))
                        .delivery(AgentDelivery.manifests()
                                .pod(PodOptions.defaults().environment(Map.of("LARGE", "x".repeat(300_000)))))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("manifest Default/Insights/Agent/Manifest must be at most 262144 bytes, got 30")
                .hasMessageContaining("DaemonSet cloudwatch-agent 30");
    }
}

package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentInstallation;
import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.agent.AgentTraces;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

class ManifestBudgetTest {
    private static List<Map<String, Object>> configMaps(int characters) {
        return List.of(
                Map.of("kind", "ConfigMap", "metadata", Map.of("name", "small")),
                Map.of("kind", "ConfigMap", "metadata", Map.of("name", "large"), "data", "x".repeat(characters)));
    }

    @Test
    void fitsUpToTheLastByteAndNamesEachObjectBeyond() throws JsonProcessingException {
        // As the event holds it: a text of JSON within JSON, twice.
        var around = ManifestBudget.size(new ObjectMapper().writeValueAsString(configMaps(0)));
        var most = ManifestBudget.BYTES / 2 - around;

        assertThatCode(() -> ManifestBudget.require("of a test", Map.of("Manifest", configMaps(most))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> ManifestBudget.require("of a test", Map.of("Manifest", configMaps(most + 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "manifest of a test must take at most 262144 bytes of the event that updates it, got 262146: ConfigMap large 130")
                .hasMessageContaining(", ConfigMap small 48; take out");
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
                .hasMessageStartingWith("manifest of the agent must take at most 262144 bytes of the event")
                .hasMessageContaining("DaemonSet cloudwatch-agent 30");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }
}

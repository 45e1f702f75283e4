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
import io.cloudtelemetry.eks.kubernetes.KubernetesManifests;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

class ManifestSizeLimitTest {
    private static List<Map<String, Object>> configMaps(int characters) {
        return List.of(
                Map.of("kind", "ConfigMap", "metadata", Map.of("name", "small")),
                Map.of("kind", "ConfigMap", "metadata", Map.of("name", "large"), "data", "x".repeat(characters)));
    }

    private static KubernetesManifests manifests(int characters) {
        return new KubernetesManifests(Map.of(), Map.of("Manifest", configMaps(characters)));
    }

    @Test
    void fitsUpToTheLastByteAndNamesEachObjectBeyond() throws JsonProcessingException {
        // As the event holds it: a text of JSON within JSON, twice.
        var around = ManifestSizeLimit.size(new ObjectMapper().writeValueAsString(configMaps(0)));
        var most = ManifestSizeLimit.BYTES / 2 - around;

        assertThatCode(() -> ManifestSizeLimit.require("of a test", manifests(most)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> ManifestSizeLimit.require("of a test", manifests(most + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "manifest of a test must take at most 262144 bytes of the event that updates it, got 262146: ConfigMap large 130")
                .hasMessageContaining(", ConfigMap small 48; take out");
    }

    @Test
    void bytesAreCountedAndNotCharacters() {
        assertThat(ManifestSizeLimit.size("ä")).isEqualTo(4);
    }

    @Test
    void largestVariantOfTheAgentTakesLittleOfIt() {
        var manifests = AgentManifests.of(AgentInstallation.of(AgentConfiguration.builder("c".repeat(100))
                .metrics(KubernetesMetrics.enhanced().kueue().jmx())
                .traces(AgentTraces.xrayAndOtlp())
                .build()));

        assertThat(ManifestSizeLimit.size(manifests.objects())).isLessThan(ManifestSizeLimit.BYTES / 20);
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

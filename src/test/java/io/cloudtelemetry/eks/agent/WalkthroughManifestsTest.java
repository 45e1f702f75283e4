package io.cloudtelemetry.eks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudtelemetry.eks.kubernetes.KubernetesManifests;
import io.cloudtelemetry.eks.kubernetes.KubernetesModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkthroughManifestsTest {
    private static KubernetesManifests manifests;

    @BeforeAll
    static void render() {
        manifests = AgentManifests.of(AgentConfiguration.builder("NRSON-EKS-CLUSTER")
                .release(AgentRelease.WALKTHROUGH_2020)
                .build());
    }

    private static List<Map<String, Object>> expected(String file) throws IOException {
        try (var yaml = WalkthroughManifestsTest.class.getResourceAsStream("walkthrough-2020/" + file)) {
            return new YAMLMapper()
                    .readerFor(new TypeReference<Map<String, Object>>() {})
                    .<Map<String, Object>>readValues(yaml)
                    .readAll();
        }
    }

    @Test
    void namespaceIsTheOneOfTheWalkthrough() throws IOException {
        assertThat(expected("namespace.yaml")).containsExactly(manifests.namespace());
    }

    @ParameterizedTest
    @ValueSource(strings = {"serviceaccount.yaml", "configmap.yaml", "daemonset.yaml"})
    void objectsAreThoseOfTheWalkthroughFieldByField(String file) throws IOException {
        assertThat(expected(file)).isNotEmpty().isSubsetOf(manifests.objects());
    }

    @Test
    void thereIsNothingBesides() {
        assertThat(manifests.objects())
                .extracting(each -> each.get("kind"))
                .containsExactlyInAnyOrder(
                        "ServiceAccount", "ClusterRole", "ClusterRoleBinding", "ConfigMap", "DaemonSet");
    }

    @Test
    void agentReadsTheConfigurationOfTheWalkthrough() throws IOException {
        var json = new ObjectMapper();

        assertThat(json.readTree(configuration(manifests.objects())))
                .isEqualTo(json.readTree(configuration(expected("configmap.yaml"))));
    }

    private static String configuration(List<Map<String, Object>> objects) {
        return objects.stream()
                .filter(each -> each.get("data") instanceof Map<?, ?>)
                .map(each -> String.valueOf(((Map<?, ?>) each.get("data")).get("cwagentconfig.json")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void kubernetesKnowsEveryField() {
        assertThat(manifests.objects()).isNotEmpty().allSatisfy(KubernetesModel::read);
    }
}

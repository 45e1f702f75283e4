package io.cloudtelemetry.eks.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentConfigurationTest {
    private static final String TOKEN = "${Token[TOKEN.42]}";

    private static AgentConfiguration every(int seconds) {
        return AgentConfiguration.builder("shop")
                .metricsCollectionInterval(seconds)
                .build();
    }

    @Test
    void collectsOnceAMinuteWithTheCurrentReleaseByDefault() {
        assertThat(AgentConfiguration.builder("shop").build())
                .isEqualTo(new AgentConfiguration(
                        "shop", 60, AgentRelease.CURRENT, KubernetesMetrics.standard(), null, null));
    }

    @Test
    void isWrittenAsTheAgentReadsIt() {
        assertThat(every(30).toJson()).isEqualTo("""
                        {
                          "logs": {
                            "metrics_collected": {
                              "kubernetes": {
                                "cluster_name": "shop",
                                "metrics_collection_interval": 30
                              }
                            },
                            "force_flush_interval": 5
                          }
                        }
                        """);
    }

    @Test
    void enhancedMetricsAreChosenByATruthValue() throws IOException {
        var json = AgentConfiguration.builder("shop")
                .metrics(KubernetesMetrics.enhanced())
                .build()
                .toJson();

        var kubernetes = new ObjectMapper().readTree(json).at("/logs/metrics_collected/kubernetes");
        assertThat(kubernetes.path("enhanced_container_insights")).isEqualTo(BooleanNode.TRUE);
        assertThat(kubernetes.fieldNames())
                .toIterable()
                .containsExactly("cluster_name", "metrics_collection_interval", "enhanced_container_insights");
    }

    @Test
    void failsWhenTheReleaseIsOlderThanTheMetrics() {
        var old = AgentConfiguration.builder("shop")
                .release(AgentRelease.WALKTHROUGH_2020)
                .metrics(KubernetesMetrics.enhanced());

        assertThatIllegalArgumentException()
                .isThrownBy(old::build)
                .withMessage(
                        "metrics must be standard with the agent release walkthrough-2020 (1.247346.0), got enhanced: the agent"
                                + " knows logs.metrics_collected.kubernetes.enhanced_container_insights from 1.300028.0 on,"
                                + " so use the release current");
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 60, 301, 172_800})
    void takesEveryIntervalThatTheCurrentAgentTakes(int seconds) {
        assertThat(every(seconds).metricsCollectionInterval()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 0, -1, 172_801})
    void failsWhenTheIntervalIsOutOfRange(int seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> every(seconds))
                .withMessage("metricsCollectionInterval must be from 15 to 172800 seconds, got " + seconds);
    }

    @Test
    void failsWhenTheIntervalIsTooLongForTheRelease() {
        var old = AgentConfiguration.builder("shop").release(AgentRelease.WALKTHROUGH_2020);

        assertThat(old.metricsCollectionInterval(300).build().release()).isEqualTo(AgentRelease.WALKTHROUGH_2020);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> old.metricsCollectionInterval(301).build())
                .withMessage("metricsCollectionInterval must be from 15 to 300 seconds with the agent release"
                        + " walkthrough-2020, got 301: beyond that it publishes no cpu and network rates,"
                        + " so shorten it or use the release current");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "NRSON-EKS-CLUSTER", "under_score", TOKEN, "prod-" + TOKEN})
    void takesNamesThatEksTakesAndTokens(String name) {
        assertThat(AgentConfiguration.builder(name).build().toJson()).contains("\"cluster_name\": \"" + name + "\"");
    }

    @Test
    void failsWhenTheClusterNameIsNoneThatEksTakes() {
        assertThat(AgentConfiguration.builder("x".repeat(100)).build().clusterName())
                .hasSize(100);
        for (var name : new String[] {"", " ", "-shop", "_shop", "my shop", "shop\n", "käse", "x".repeat(101)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AgentConfiguration.builder(name).build())
                    .withMessage("clusterName must be 1 to 100 letters, digits, hyphens and underscores,"
                            + " the first a letter or digit, got \"" + name.replace("\n", "\\n")
                            + "\": give the name that EKS lists, not an ARN");
        }
    }

    @Test
    void hashFollowsIntervalAndMetricsAndNotTheClustersName() {
        assertThat(AgentConfiguration.builder("shop")
                        .metrics(KubernetesMetrics.enhanced())
                        .build()
                        .sha256())
                .isNotEqualTo(every(60).sha256());
        assertThat(every(60).sha256())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(every(30).sha256());
        assertThat(AgentConfiguration.builder(TOKEN).build().sha256())
                .isEqualTo(every(60).sha256());
    }

    @Test
    void releasesSayWhatTheyAre() {
        assertThat(AgentRelease.CURRENT.word()).isEqualTo("current");
        assertThat(AgentRelease.CURRENT.image())
                .isEqualTo("public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1.300071.0b1720");
        assertThat(AgentRelease.CURRENT.collectsPodsOnContainerd()).isTrue();
        assertThat(AgentRelease.WALKTHROUGH_2020.word()).isEqualTo("walkthrough-2020");
        assertThat(AgentRelease.WALKTHROUGH_2020.image()).isEqualTo("amazon/cloudwatch-agent:1.247346.0b249609");
        assertThat(AgentRelease.WALKTHROUGH_2020.collectsPodsOnContainerd()).isFalse();
    }
}

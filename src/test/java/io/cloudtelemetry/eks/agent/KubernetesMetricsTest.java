package io.cloudtelemetry.eks.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KubernetesMetricsTest {
    @Test
    void optionsAreWrittenAsTruthValues() {
        assertThat(KubernetesMetrics.enhanced()
                        .withoutServiceTags()
                        .kueue()
                        .jmx()
                        .gpuInterval(30)
                        .agentOptions())
                .isEqualTo(Map.of(
                        "enhanced_container_insights",
                        true,
                        "tag_service",
                        false,
                        "kueue_container_insights",
                        true,
                        "jmx_container_insights",
                        true,
                        "accelerated_compute_gpu_metrics_collection_interval",
                        30));
        assertThat(KubernetesMetrics.standard().fullPodNames().agentOptions())
                .isEqualTo(Map.of("prefer_full_pod_name", true));
        assertThat(KubernetesMetrics.enhanced().withoutAcceleratedCompute().agentOptions())
                .containsEntry("accelerated_compute_metrics", false);
    }

    @Test
    void whatIsLeftOutIsNotSwitchedOn() {
        assertThat(KubernetesMetrics.standard().switchedOn()).isEmpty();
        assertThat(KubernetesMetrics.standard().withoutServiceTags().switchedOn())
                .containsExactly("without-service-tags");
        assertThat(KubernetesMetrics.enhanced().switchedOn())
                .containsExactlyInAnyOrder("enhanced", "accelerated-compute");
        assertThat(KubernetesMetrics.enhanced()
                        .withoutAcceleratedCompute()
                        .kueue()
                        .jmx()
                        .switchedOn())
                .containsExactlyInAnyOrder("enhanced", "kueue", "jmx");
        assertThat(KubernetesMetrics.otel().switchedOn()).containsExactly("otel");
    }

    @Test
    void refusesOptionsOfOtherMetrics() {
        assertThatThrownBy(() -> new StandardMetrics(Set.of(AgentOption.KUEUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("options of standard metrics must be of [FULL_POD_NAMES, WITHOUT_SERVICE_TAGS], got KUEUE");
        assertThatThrownBy(() -> new EnhancedMetrics(Set.of(AgentOption.FULL_POD_NAMES), null))
                .hasMessageContaining("got FULL_POD_NAMES");
    }

    @Test
    void refusesAnIntervalOfMetricsThatAreLeftOut() {
        assertThatThrownBy(() ->
                        KubernetesMetrics.enhanced().withoutAcceleratedCompute().gpuInterval(30))
                .hasMessage("gpuInterval must not be given without the metrics of accelerated compute, got 30");
        assertThatThrownBy(() -> KubernetesMetrics.enhanced().gpuInterval(0))
                .hasMessage("gpuInterval must be from 1 to 172800 seconds, got 0");
    }
}

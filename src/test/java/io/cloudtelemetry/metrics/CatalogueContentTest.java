package io.cloudtelemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files hold: how much of it, and what is easily believed otherwise. */
class CatalogueContentTest {
    private static final Set<String> STANDARD = Set.of();
    private static final Set<String> ENHANCED = Set.of("enhanced");

    private static Collection<MetricDefinition> containerInsights() {
        return MetricCatalogue.of("ContainerInsights").metrics();
    }

    private static MetricDefinition containerInsights(String name) {
        return MetricCatalogue.of("ContainerInsights").metric(name);
    }

    private static List<Set<String>> sets(MetricDefinition metric, Set<String> switchedOn) {
        return metric.dimensionSets().stream()
                .filter(set -> set.isPublishedWith(switchedOn))
                .map(DimensionSet::names)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ContainerInsights, otel, 0, 0",
        "ContainerInsights, without-service-tags, 25, 49",
        "ContainerInsights, '', 25, 55",
        "ContainerInsights, enhanced, 132, 372",
        "ContainerInsights, enhanced accelerated-compute device-exporters, 240, 805",
        "ContainerInsights/Prometheus, '', 0, 0",
        "ContainerInsights/Prometheus, kueue, 5, 20",
        "ContainerInsights/Prometheus, jmx, 20, 21",
        "AWS/ApiGateway, '', 15, 36",
        "AWS/ApiGateway, detailed-metrics, 15, 55",
        "AWS/EC2, '', 5, 10",
        "AWS/EC2, detailed-monitoring, 5, 12",
        "AWS/AutoScaling, '', 0, 0",
        "AWS/AutoScaling, group-metrics, 1, 1"
    })
    void numberOfMetricsAndOfTheirSets(String namespace, String switchedOn, int metrics, int pairs) {
        var on = Set.of(switchedOn.split(" "));
        var published = MetricCatalogue.of(namespace).metrics().stream()
                .filter(metric -> metric.level() == MetricLevel.EXACT)
                .map(metric -> sets(metric, on).size())
                .filter(count -> count > 0)
                .toList();

        assertThat(published).hasSize(metrics);
        assertThat(published.stream().mapToInt(Integer::intValue).sum()).isEqualTo(pairs);
    }

    @Test
    void noSeriesOfANodeGoesWithoutTheInstance() {
        assertThat(containerInsights())
                .flatExtracting(MetricDefinition::dimensionSets)
                .extracting(DimensionSet::names)
                .doesNotContain(
                        Set.of("ClusterName", "NodeName"), Set.of("ClusterName", "Namespace", "NodeName", "PodName"))
                .allSatisfy(names -> assertThat(names.contains("NodeName")).isEqualTo(names.contains("InstanceId")));
    }

    @Test
    void everySeriesIsOfACluster() {
        assertThat(containerInsights())
                .flatExtracting(MetricDefinition::dimensionSets)
                .allSatisfy(set -> assertThat(set.names()).contains("ClusterName"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"replicas_desired", "replicas_ready", "status_replicas_available", "status_replicas_unavailable"
            })
    void workloadsAreNamedByPodName(String name) {
        assertThat(sets(containerInsights(name), ENHANCED))
                .contains(Set.of("ClusterName", "Namespace", "PodName"))
                .allSatisfy(names -> assertThat(names).doesNotContain("Deployment", "FullPodName"));
    }

    @Test
    void killsForLackOfMemoryAreCountedByPodAndNotByContainer() {
        var killed = containerInsights("pod_container_status_terminated_reason_oom_killed");

        assertThat(killed.sparse()).isTrue();
        assertThat(sets(killed, STANDARD)).isEmpty();
        assertThat(sets(killed, ENHANCED))
                .containsExactlyInAnyOrder(
                        Set.of("ClusterName"),
                        Set.of("ClusterName", "Namespace", "PodName"),
                        Set.of("ClusterName", "Namespace", "Service"),
                        Set.of("ClusterName", "FullPodName", "Namespace", "PodName"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"container", "node", "pod"})
    void tensorCoresHaveARatioInSpiteOfTheirUnit(String level) {
        var tensorCores = containerInsights(level + "_gpu_tensor_core_utilization");

        assertThat(tensorCores.unit()).isEqualTo("Percent");
        assertThat(tensorCores.range()).isEqualTo(MetricRange.RATIO);
    }

    @Test
    void sparseAreThoseThatAreAbsentAtZero() {
        assertThat(containerInsights())
                .filteredOn(MetricDefinition::sparse)
                .extracting(MetricDefinition::name)
                .hasSize(9)
                .contains("apiserver_request_total_5xx", "pod_container_status_waiting_reason_crash_loop_back_off")
                .doesNotContain("pod_container_status_waiting", "apiserver_request_total", "pod_status_failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"daemonset_status_number_available", "deployment_status_replicas", "pod_status_initialized"})
    void namesThatAreGoneAreNotListed(String name) {
        assertThat(containerInsights()).extracting(MetricDefinition::name).doesNotContain(name);
    }

    @Test
    void routesAreOfWebSocketApisOnly() {
        assertThat(MetricCatalogue.of("AWS/ApiGateway").metrics())
                .filteredOn(
                        metric -> metric.isPublishedBy(Set.of("ApiId", "Route", "Stage"), Set.of("detailed-metrics")))
                .extracting(MetricDefinition::name)
                .containsExactly(
                        "ClientError",
                        "ConnectCount",
                        "ExecutionError",
                        "IntegrationError",
                        "IntegrationLatency",
                        "MessageCount");
    }

    @Test
    void recoveryHasASeriesOfTheInstanceAlone() {
        assertThat(MetricCatalogue.of("AWS/EC2").metrics())
                .filteredOn(metric -> metric.level() == MetricLevel.EXACT)
                .allMatch(metric -> metric.isPublishedBy(Set.of("InstanceId"), STANDARD));
    }
}

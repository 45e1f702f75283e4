package io.cloudtelemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files hold: what switches do, and what is easily believed otherwise. */
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

    private static List<String> namespaces() throws IOException {
        return VerifiedFiles.namespaces();
    }

    /** {@return how many series of a namespace, as far as it is known exactly, are published} */
    private static long series(String namespace, String... switchedOn) {
        return MetricCatalogue.of(namespace).metrics().stream()
                .filter(metric -> metric.level() == MetricLevel.EXACT)
                .mapToLong(metric -> sets(metric, Set.of(switchedOn)).size())
                .sum();
    }

    /** Beside each other where one requires another, such as a device's exporter. */
    @ParameterizedTest
    @MethodSource("namespaces")
    void everySwitchAddsOrTakesSeries(String namespace) throws IOException {
        var words = VerifiedFiles.of(namespace).get("switches").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        var on = words.stream().filter(word -> !word.startsWith("unless:")).toList();

        for (var word : words) {
            var others = on.stream().filter(each -> !word.endsWith(each)).toArray(String[]::new);
            var with = Stream.concat(Stream.of(others), Stream.of(word.replace("unless:", "")))
                    .toArray(String[]::new);
            assertThat(series(namespace, with))
                    .as(word)
                    .satisfies(count -> assertThat(Long.compare(count, series(namespace, others)))
                            .isEqualTo(word.startsWith("unless:") ? -1 : 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"ContainerInsights, otel", "ContainerInsights/Prometheus, ''", "AWS/AutoScaling, ''"})
    void nothingIsPublishedThere(String namespace, String switchedOn) {
        assertThat(series(namespace, switchedOn)).isZero();
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

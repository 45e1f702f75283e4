package io.cloudtelemetry.metrics;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricCatalogueTest {
    /** {@code Unit} of MetricDatum in the CloudWatch API reference. */
    static final Set<String> CLOUDWATCH_UNITS = Set.of(
            "Seconds",
            "Microseconds",
            "Milliseconds",
            "Bytes",
            "Kilobytes",
            "Megabytes",
            "Gigabytes",
            "Terabytes",
            "Bits",
            "Kilobits",
            "Megabits",
            "Gigabits",
            "Terabits",
            "Percent",
            "Count",
            "Bytes/Second",
            "Kilobytes/Second",
            "Megabytes/Second",
            "Gigabytes/Second",
            "Terabytes/Second",
            "Bits/Second",
            "Kilobits/Second",
            "Megabits/Second",
            "Gigabits/Second",
            "Terabits/Second",
            "Count/Second",
            "None");

    /** The metrics that are known exactly. */
    private static List<MetricDefinition> verified(String namespace) {
        return MetricCatalogue.of(namespace).metrics().stream()
                .filter(metric -> metric.level() == MetricLevel.EXACT)
                .toList();
    }

    private static List<String> namespaces() throws IOException {
        return VerifiedFiles.namespaces();
    }

    @ParameterizedTest
    @MethodSource("namespaces")
    void holdsEveryMetricOfTheFile(String namespace) throws IOException {
        var catalogue = MetricCatalogue.of(namespace);
        var rows = VerifiedFiles.of(namespace).get("metrics");

        assertThat(rows).isNotEmpty();
        assertThat(verified(namespace)).hasSameSizeAs(rows);
        for (var row : rows) {
            var metric = catalogue.metric(row.get("name").asText());
            assertThat(metric.namespace()).isEqualTo(namespace);
            assertThat(metric.unit()).isEqualTo(row.get("unit").asText());
            assertThat(metric.statistic()).isEqualTo(row.get("statistic").asText());
            assertThat(metric.range().name()).isEqualTo(row.get("range").asText());
            assertThat(metric.sparse()).isEqualTo(row.path("sparse").asBoolean());
            assertThat(metric.condition()).isEqualTo(row.path("condition").asText());
            assertThat(metric.dimensionSets()).hasSameSizeAs(sets(row));
            row.get("dimensions")
                    .properties()
                    .forEach(each -> texts(each.getValue())
                            .forEach(set -> assertThat(metric.isPublishedBy(
                                            Set.of(set.split(",")),
                                            each.getKey().equals("always")
                                                    ? Set.of()
                                                    : Stream.of(each.getKey().split(" "))
                                                            .filter(word -> !word.startsWith("unless:"))
                                                            .collect(toSet())))
                                    .as("%s by %s", metric.name(), set)
                                    .isTrue()));
        }
    }

    @ParameterizedTest
    @MethodSource("namespaces")
    void theFileIsSortedAndSaysNothingTwice(String namespace) throws IOException {
        var content = VerifiedFiles.of(namespace);

        assertThat(content.get("namespace").asText()).isEqualTo(namespace);
        assertThat(content.get("metrics").findValuesAsText("name"))
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(content.get("switches").properties())
                .allSatisfy(each -> assertThat(each.getKey() + ": " + each.getValue())
                        .matches("(unless:)?[a-z-]+: \"[a-z].+; .+\""));
        for (var row : content.get("metrics")) {
            var sets = sets(row);
            assertThat(sets).as(row.get("name").asText()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(sets)
                    .allSatisfy(set -> assertThat(Arrays.asList(set.split(",")))
                            .doesNotHaveDuplicates()
                            .isSorted());
        }
    }

    @ParameterizedTest
    @MethodSource("namespaces")
    void everyUnitIsOneOfCloudWatch(String namespace) {
        assertThat(verified(namespace))
                .allSatisfy(metric -> assertThat(metric.unit()).isIn(CLOUDWATCH_UNITS));
    }

    @ParameterizedTest
    @MethodSource("namespaces")
    void exactlyThePercentagesHaveTheRangeOfOne(String namespace) {
        assertThat(verified(namespace))
                .filteredOn(metric -> !metric.name().endsWith("_tensor_core_utilization"))
                .allSatisfy(metric -> assertThat(metric.range() == MetricRange.PERCENT)
                        .as(metric.name())
                        .isEqualTo(metric.unit().equals("Percent")));
    }

    @ParameterizedTest
    @MethodSource("namespaces")
    void everyMetricCanBeSeenForASubjectOrSomethingBelowIt(String namespace) {
        assertThat(verified(namespace))
                .allSatisfy(metric -> assertThat(metric.dimensionSets())
                        .as(metric.name())
                        .anySatisfy(set -> assertThat(metric.subjects())
                                .anySatisfy(subject -> assertThat(set.names()).containsAll(subject))));
    }

    @Test
    void readsAFileOnce() {
        assertThat(MetricCatalogue.of("ContainerInsights")).isSameAs(MetricCatalogue.of("ContainerInsights"));
    }

    @Test
    void cannotBeChanged() {
        var metrics = MetricCatalogue.of("AWS/ApiGateway").metrics();

        assertThatThrownBy(metrics::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesAMetricThatTheNamespaceLacksAndNamesWhatIsLikeIt() {
        assertThatThrownBy(() -> MetricCatalogue.of("AWS/ApiGateway").metric("4XX"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metric must be one that AWS/ApiGateway has, such as [4xx, 5xx, 4XXError, 5XXError,"
                        + " Count], got \"4XX\"");
        assertThatThrownBy(() -> MetricCatalogue.of("ContainerInsights").metric("replicas_unavailable"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[status_replicas_unavailable, status_replicas_available, ");
        assertThatThrownBy(() -> MetricCatalogue.of("ContainerInsights").metric("pod_cpu_over_pod_limit"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[pod_cpu_utilization_over_pod_limit, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS/Moon", "", "containerinsights2"})
    void refusesANamespaceThatItLacks(String namespace) {
        assertThatThrownBy(() -> MetricCatalogue.of(namespace))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "namespace must be one that the catalogue has, such as \\[.+], got \"" + namespace + "\"");
    }

    @Test
    void saysWhyAMetricOfAwsListsIsRefused() {
        assertThatThrownBy(() -> MetricCatalogue.find("ContainerInsights", "apiserver_request_total_5XX"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("got \"apiserver_request_total_5XX\"; AWS's list has it, the agent writes"
                        + " apiserver_request_total_5xx");
        assertThat(MetricCatalogue.of("ContainerInsights").unpublished()).hasSize(3);
    }

    private static List<String> sets(JsonNode row) {
        return row.get("dimensions").properties().stream()
                .flatMap(each -> texts(each.getValue()).stream())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}

package io.cloudtelemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricCatalogueTest {
    /** {@code Unit} of MetricDatum in the CloudWatch API reference. */
    private static final Set<String> CLOUDWATCH_UNITS = Set.of(
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

    private static JsonNode file(String namespace) throws IOException {
        try (var stream = MetricCatalogue.class.getResourceAsStream(namespace.replace('/', '-') + ".json")) {
            return new ObjectMapper().readTree(stream);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ContainerInsights", "AWS/ApiGateway"})
    void holdsEveryMetricOfTheFile(String namespace) throws IOException {
        var catalogue = MetricCatalogue.of(namespace);
        var rows = file(namespace).get("metrics");

        assertThat(rows).isNotEmpty();
        assertThat(catalogue.metrics()).hasSameSizeAs(rows);
        for (var row : rows) {
            var metric = catalogue.metric(row.get("name").asText());
            assertThat(metric.namespace()).isEqualTo(namespace);
            assertThat(metric.unit()).isEqualTo(row.get("unit").asText());
            assertThat(metric.statistic()).isEqualTo(row.get("statistic").asText());
            assertThat(metric.range().name()).isEqualTo(row.get("range").asText());
            assertThat(metric.dimensionSets()).hasSameSizeAs(row.get("dimensions"));
            for (var set : row.get("dimensions")) {
                assertThat(metric.isPublishedBy(Set.of(set.asText().split(","))))
                        .as("%s by %s", metric.name(), set)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ContainerInsights", "AWS/ApiGateway"})
    void theFileIsSortedAndSaysNothingTwice(String namespace) throws IOException {
        var content = file(namespace);

        assertThat(content.get("namespace").asText()).isEqualTo(namespace);
        assertThat(content.findValuesAsText("name")).doesNotHaveDuplicates().isSorted();
        for (var row : content.get("metrics")) {
            var sets = texts(row.get("dimensions"));
            assertThat(sets).as(row.get("name").asText()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(sets)
                    .allSatisfy(set -> assertThat(Arrays.asList(set.split(",")))
                            .doesNotHaveDuplicates()
                            .isSorted());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ContainerInsights", "AWS/ApiGateway"})
    void everyUnitIsOneOfCloudWatch(String namespace) {
        assertThat(MetricCatalogue.of(namespace).metrics())
                .allSatisfy(metric -> assertThat(metric.unit()).isIn(CLOUDWATCH_UNITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ContainerInsights", "AWS/ApiGateway"})
    void exactlyThePercentagesHaveTheRangeOfOne(String namespace) {
        assertThat(MetricCatalogue.of(namespace).metrics())
                .allSatisfy(metric -> assertThat(metric.range() == MetricRange.PERCENT)
                        .as(metric.name())
                        .isEqualTo(metric.unit().equals("Percent")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ContainerInsights", "AWS/ApiGateway"})
    void everyMetricCanBeSeenForASubjectOrSomethingBelowIt(String namespace) {
        assertThat(MetricCatalogue.of(namespace).metrics())
                .allSatisfy(metric -> assertThat(metric.dimensionSets())
                        .as(metric.name())
                        .anySatisfy(set -> assertThat(metric.subjects())
                                .anySatisfy(subject -> assertThat(set).containsAll(subject))));
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
    void refusesAMetricThatTheNamespaceLacks() {
        var catalogue = MetricCatalogue.of("AWS/ApiGateway");

        assertThatThrownBy(() -> catalogue.metric("4xx"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metric must be one of [4XXError, 5XXError, CacheHitCount, CacheMissCount, Count,"
                        + " IntegrationLatency, Latency], got AWS/ApiGateway 4xx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS/Moon", "", "containerinsights2"})
    void refusesANamespaceThatItLacks(String namespace) {
        assertThatThrownBy(() -> MetricCatalogue.of(namespace))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("namespace must be one that the catalogue has, got " + namespace);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}

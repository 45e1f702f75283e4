package io.cloudtelemetry.metrics;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares the catalogue of Container Insights with the table that it was made from, which is no part of the project:
 * {@code -Dreference.dir=FOLDER} names the folder of container-insights-metrics.json.
 */
@EnabledIfSystemProperty(named = "reference.dir", matches = ".+")
class ReferenceTableTest {
    private static final Set<String> STANDARD = Set.of();
    private static final Set<String> ENHANCED = Set.of("enhanced");
    private static final Set<String> ACCELERATED = Set.of("enhanced", "accelerated-compute", "device-exporters");

    /** What each mode of the table is, in the words of the catalogue. */
    private static final Map<String, Set<String>> SWITCHED_ON = Map.of(
            "classic", ENHANCED,
            "enhanced", ENHANCED,
            "control-plane", ENHANCED,
            "ebs", ENHANCED,
            "instance-store", ENHANCED,
            "accelerated", ACCELERATED,
            "kueue", Set.of("kueue"),
            "jmx", Set.of("jmx"));

    private JsonNode table;
    private List<JsonNode> rows;

    @BeforeEach
    void readTable() throws IOException {
        table = new ObjectMapper()
                .readTree(Path.of(System.getProperty("reference.dir"), "container-insights-metrics.json")
                        .toFile());
        rows = stream(table.get("metrics"))
                .filter(row -> row.get("published").asBoolean())
                .toList();
    }

    @Test
    void metricsAreThoseOfTheTable() {
        for (var namespace : List.of("ContainerInsights", "ContainerInsights/Prometheus")) {
            assertThat(MetricCatalogue.of(namespace).metrics())
                    .extracting(MetricDefinition::name)
                    .containsExactlyInAnyOrderElementsOf(rows.stream()
                            .filter(row -> row.get("namespace").asText().equals(namespace))
                            .map(row -> row.get("name").asText())
                            .toList());
        }
    }

    @Test
    void unitsAreThoseOfTheTable() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(metric(row).unit())
                        .as(row.get("name").asText())
                        .isEqualTo(row.get("unit").asText("None")));
    }

    @Test
    void setsAreThoseOfTheTableInEachMode() {
        assertThat(rows).allSatisfy(row -> {
            var metric = metric(row);
            var switchedOn = SWITCHED_ON.get(row.get("mode").asText());
            assertThat(published(metric, STANDARD))
                    .as("%s with nothing switched on", metric.name())
                    .isEqualTo(sets(row.get("classic_dimension_sets")));
            assertThat(published(metric, switchedOn))
                    .as("%s with %s", metric.name(), switchedOn)
                    .isEqualTo(sets(row.get("dimension_sets")));
            assertThat(metric.dimensionSets())
                    .hasSameSizeAs(row.get("dimension_sets"))
                    .flatExtracting(DimensionSet::requirements)
                    .allMatch(requirement -> requirement.isMetWith(switchedOn));
        });
    }

    @Test
    void whatAcceleratedComputeAddsIsNotThereWithoutIt() {
        assertThat(rows)
                .filteredOn(row -> row.get("mode").asText().equals("accelerated"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(published(metric(row), ENHANCED)).isEmpty());
    }

    @Test
    void sparseAreThoseOfTheTable() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(metric(row).sparse())
                        .as(row.get("name").asText())
                        .isEqualTo(stream(row.path("conditions"))
                                .anyMatch(condition -> condition.asText().startsWith("sparse"))));
    }

    @Test
    void totalsAreThoseOfTheTableLessWhatIsNeverPublished() {
        var unpublished = stream(table.get("metrics"))
                .filter(row -> !row.get("published").asBoolean())
                .toList();
        var sets = unpublished.stream()
                .mapToInt(row -> row.get("dimension_sets").size())
                .sum();

        var totals = table.get("totals_by_configuration");
        assertThat(total(STANDARD)).isEqualTo(total(totals.get("classic_config"), 0, 0));
        assertThat(total(ENHANCED))
                .isEqualTo(total(totals.get("enhanced_config_without_accelerated"), unpublished.size(), sets));
        assertThat(total(ACCELERATED))
                .isEqualTo(total(totals.get("enhanced_config_default"), unpublished.size(), sets));
    }

    private static Map<String, Integer> total(Set<String> switchedOn) {
        var pairs = MetricCatalogue.of("ContainerInsights").metrics().stream()
                .collect(toMap(
                        MetricDefinition::name,
                        metric -> published(metric, switchedOn).size()));
        pairs.values().removeIf(count -> count == 0);
        return Map.of(
                "metrics",
                pairs.size(),
                "pairs",
                pairs.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static Map<String, Integer> total(JsonNode total, int lessMetrics, int lessPairs) {
        return Map.of(
                "metrics",
                total.get("metrics").asInt() - lessMetrics,
                "pairs",
                total.get("metric_and_set_pairs").asInt() - lessPairs);
    }

    private static MetricDefinition metric(JsonNode row) {
        return MetricCatalogue.of(row.get("namespace").asText())
                .metric(row.get("name").asText());
    }

    private static Set<Set<String>> published(MetricDefinition metric, Set<String> switchedOn) {
        return metric.dimensionSets().stream()
                .filter(set -> set.isPublishedWith(switchedOn))
                .map(DimensionSet::names)
                .collect(toSet());
    }

    private static Set<Set<String>> sets(JsonNode array) {
        return stream(array)
                .map(set -> stream(set).map(JsonNode::asText).collect(toSet()))
                .collect(toSet());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

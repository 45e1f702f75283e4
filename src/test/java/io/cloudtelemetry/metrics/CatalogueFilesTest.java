package io.cloudtelemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares the files with the table that they were made from, which is no part of the project: {@code
 * -Dreference.dir=FOLDER} names the folder of aws-metrics.json, and {@code -Dsnapshots=update} writes the files anew.
 */
@EnabledIfSystemProperty(named = "reference.dir", matches = ".+")
class CatalogueFilesTest {
    private static final Path TABLE = Path.of(System.getProperty("reference.dir", ""), "aws-metrics.json");

    @Test
    void filesAreThoseOfTheTable() throws IOException {
        var texts = new CatalogueFiles(TABLE).texts();

        for (var each : texts.entrySet()) {
            Snapshots.matches(each.getKey(), each.getValue());
        }
        try (var files = Files.list(CatalogueFiles.FOLDER)) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(texts.keySet());
        }
    }

    /** Each is found, or refused with the reason. */
    @Test
    void everyMetricOfTheTableIsKnown() throws IOException {
        assertThat(table()).isNotEmpty();
        for (var namespace : table().properties()) {
            var catalogue = MetricCatalogue.of(namespace.getKey());
            assertThat(namespace.getValue()).isNotEmpty();
            namespace.getValue().fieldNames().forEachRemaining(name -> {
                var why = catalogue.unpublished().get(name);
                if (why == null) {
                    assertThat(catalogue.metric(name).name()).isEqualTo(name);
                } else {
                    assertThat(why).as(name).isNotBlank();
                }
            });
        }
    }

    @Test
    void everySetOfTheTableIsTakenUnlessThePageSaysOtherwise() throws IOException {
        var refused = new TreeMap<String, List<String>>();
        for (var namespace : table().properties()) {
            for (var metric : namespace.getValue().properties()) {
                for (var key : List.of("dimensionSets", "dimensionSetsOfAlarms")) {
                    for (var set : metric.getValue().path(key)) {
                        var objection = objection(namespace.getKey(), metric.getKey(), set);
                        if (!objection.isEmpty()) {
                            refused.computeIfAbsent(namespace.getKey(), none -> new ArrayList<>())
                                    .add(objection);
                        }
                    }
                }
            }
        }

        assertThat(refused).isEqualTo(MetricsPage.REFUSED_SETS);
    }

    private static String objection(String namespace, String name, JsonNode set) {
        if (MetricCatalogue.of(namespace).unpublished().containsKey(name)) {
            return "";
        }
        var dimensions = new TreeMap<String, String>();
        set.forEach(each -> {
            var pair = (each.asText() + "=a").split("=");
            dimensions.put(pair[0], pair[1]);
        });
        var metric = MetricCatalogue.find(namespace, name);
        return metric.findings(dimensions, metric.statistic()).isEmpty() ? "" : name + " " + dimensions.keySet();
    }

    private static JsonNode table() throws IOException {
        return new ObjectMapper().readTree(TABLE.toFile()).get("namespaces");
    }
}

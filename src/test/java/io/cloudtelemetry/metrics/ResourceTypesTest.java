package io.cloudtelemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceTypesTest {
    static Stream<ResourceType> types() {
        return ResourceTypes.all().stream().map(ResourceTypes::of);
    }

    private static TreeMap<String, String> dimensions(ResourceType type) {
        var dimensions = new TreeMap<String, String>();
        type.existing().keySet().forEach(name -> dimensions.put(name, "a"));
        return dimensions;
    }

    @ParameterizedTest
    @MethodSource("types")
    void theCatalogueHasNothingAgainstAnySeries(ResourceType type) {
        for (var row : type.alarms()) {
            var metric = MetricCatalogue.of(row.namespace()).metric(row.metric());
            for (var values : row.values()) {
                var all = dimensions(type);
                all.putAll(values);
                assertThat(metric.findings(all, row.statistic())).as(row.name()).isEmpty();
                assertThat(metric.level()).as(row.name()).isNotEqualTo(MetricLevel.NAMED);
            }
        }
        for (var graph : type.graphs()) {
            for (var line : graph.rows()) {
                var all = dimensions(type);
                all.putAll(line.dimensions());
                assertThat(line.metric().findings(all, line.statistic()))
                        .as(graph.title())
                        .isEmpty();
                assertThat(line.metric().level()).as(graph.title()).isNotEqualTo(MetricLevel.NAMED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void atLeastTwoAlarmsAreOn(ResourceType type) {
        var on = type.alarms().stream()
                .filter(row -> row.isOnBy(type.existing().keySet(), java.util.Set.of()))
                .toList();

        assertThat(on).hasSizeGreaterThanOrEqualTo(2);
        // What is idle is no trouble.
        assertThat(on)
                .allSatisfy(row -> assertThat(row.goesOffAfter())
                        .isNotEmpty()
                        .doesNotContainKeys("noRequests", "first", "gap3", "gap10"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSectionHasGraphsAndALink(ResourceType type) {
        assertThat(type.graphs()).isNotEmpty();
        assertThat(type.console()).isNotBlank();
        assertThat(type.types()).isNotEmpty();
        assertThat(type.alarms()).allSatisfy(row -> assertThat(row.means()).isNotBlank());
    }

    @Test
    void aTypeIsFoundByItsWordOrItsCloudFormationType() {
        assertThat(ResourceTypes.ofCloudFormation("AWS::SQS::Queue"))
                .extracting(ResourceType::key)
                .containsExactly("deadLetterQueues", "queues");
        assertThat(ResourceTypes.ofCloudFormation("AWS::S3::Bucket")).isEmpty();
        assertThatThrownBy(() -> ResourceTypes.of("queus"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("type must be one of [")
                .hasMessageEndingWith("got \"queus\"; did you mean queues?");
    }
}

package io.cloudtelemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the files below {@code catalogue} must be like, whoever wrote them. */
class ListedMetricsTest {
    private static final int COLUMNS = 6;
    private static final int MOST_BYTES = 250_000;
    private static final Set<String> STATISTICS =
            Set.of("Average", "Minimum", "Maximum", "Sum", "SampleCount", "Percentiles");

    private static Stream<Path> files() throws IOException {
        return Files.list(CatalogueFiles.FOLDER).sorted();
    }

    private static Stream<Path> filesOfMetrics() throws IOException {
        return files().filter(file -> !file.endsWith("namespaces.txt"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachBeginsWithItsSourceAndItsDate(Path file) throws IOException {
        assertThat(Files.readAllLines(file).get(0))
                .matches(
                        "# .+\\. Written by CatalogueFiles from .+aws-service-spec [0-9.]+ and .+, 20\\d\\d-\\d\\d-\\d\\d\\.");
    }

    @ParameterizedTest
    @MethodSource("filesOfMetrics")
    void eachLineIsAMetricInTheWordsOfCloudWatch(Path file) throws IOException {
        var lines = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        var rows = lines.subList(1, lines.size()).stream()
                .map(line -> line.split("\\|", -1))
                .toList();

        assertThat(lines.get(0)).isIn("LISTED", "NAMED");
        assertThat(rows).isNotEmpty().extracting(row -> row[0]).isSorted().doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).hasSize(COLUMNS);
            assertThat(row[0]).matches("\\S.{0,253}\\S");
            assertThat(row[1]).matches(unit -> unit.isEmpty() || MetricCatalogueTest.CLOUDWATCH_UNITS.contains(unit));
            assertThat(row[2]).matches("|p90|Average|Minimum|Maximum|Sum|SampleCount");
            assertThat(words(row[3], " ")).doesNotHaveDuplicates().allMatch(STATISTICS::contains);
            assertThat(words(row[4], ";"))
                    .doesNotHaveDuplicates()
                    .allSatisfy(set -> assertThat(set)
                            .matches("\\(\\)|[A-Za-z: _-]+(=\\w+(/\\w+)*)?(,[A-Za-z: _-]+(=\\w+(/\\w+)*)?)*"));
        });
    }

    @Test
    void noPlaceholderIsLeft() throws IOException {
        for (var file : filesOfMetrics().toList()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("(\\w+)=\\1\\b");
        }
    }

    @Test
    void everyNamespaceHasOneFileAtLeastAndEveryFileANamespace() throws IOException {
        var named = files().map(file -> file.getFileName().toString());
        var verified = Files.list(CatalogueFiles.FOLDER.getParent())
                .map(file -> file.getFileName().toString());
        var expected = Stream.concat(named, verified.filter(name -> name.endsWith(".json")))
                .map(name -> name.replaceFirst("\\.(txt|json)$", ""))
                .filter(name -> !name.equals("namespaces"))
                .distinct();

        assertThat(ListedMetrics.NAMESPACES.stream().map(name -> name.replace('/', '-')))
                .containsExactlyInAnyOrderElementsOf(expected.toList());
    }

    @Test
    void allFilesTogetherAreSmall() throws IOException {
        try (var files = Files.walk(CatalogueFiles.FOLDER.getParent())) {
            assertThat(files.filter(file -> Files.isRegularFile(file)
                                    && !file.toString().endsWith(".yaml"))
                            .mapToLong(file -> file.toFile().length())
                            .sum())
                    .isLessThan(MOST_BYTES);
        }
    }

    @Test
    void aSetHasItsFixedValues() {
        var errors = MetricCatalogue.find("AWS/CloudFront", "5xxErrorRate");

        assertThat(errors.dimensionSets())
                .containsExactly(new DimensionSet(
                        Set.of("DistributionId", "Region"), List.of(), Map.of("Region", Set.of("Global"))));
        assertThat(errors.dimensionSets()).hasToString("[[DistributionId, Region=Global]]");
    }

    @Test
    void aPlaceholderIsAnyValue() {
        assertThat(MetricCatalogue.find("AWS/DynamoDB", "ReadThrottleEvents").dimensionSets())
                .hasToString("[[GlobalSecondaryIndexName, TableName], [TableName]]");
    }

    @Test
    void setsOfOneFixedValueEachAreOne() {
        var latency = MetricCatalogue.find("AWS/DynamoDB", "SuccessfulRequestLatency");

        assertThat(latency.dimensionSets())
                .singleElement()
                .satisfies(set ->
                        assertThat(set.values().get("Operation")).hasSize(14).contains("GetItem", "GetRecords"));
    }

    @Test
    void whatAwsDoesNotSayIsMissing() {
        var polled = MetricCatalogue.find("AWS/Lambda", "PolledEventCount");

        assertThat(polled.level()).isEqualTo(MetricLevel.NAMED);
        assertThat(polled.unit()).isEmpty();
        assertThat(polled.unitOf("Sum")).isEqualTo("None");
        assertThat(polled.statistic()).isEqualTo("Average");
        assertThat(polled.statistics()).isEmpty();
        assertThat(polled.dimensionSets()).isEmpty();
    }

    private static List<String> words(String cell, String separator) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(separator));
    }
}

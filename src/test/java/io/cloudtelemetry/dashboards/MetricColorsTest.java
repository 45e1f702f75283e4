package io.cloudtelemetry.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudtelemetry.dashboards.Graph.Drawn;
import io.cloudtelemetry.dashboards.Graph.Line;
import io.cloudtelemetry.dashboards.SeenColor.Eye;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Colors of lines: one for each metric, which all can tell from the others of its graph. */
class MetricColorsTest {
    private static final Path DATA = Path.of("src/main/resources/io/cloudtelemetry");
    private static final SeenColor WHITE = SeenColor.of("#ffffff");

    /** The containers of the console in its dark mode. */
    private static final SeenColor DARK = SeenColor.of("#161d26");

    /** "Non-text contrast", WCAG 2.2. */
    private static final double LEAST_CONTRAST = 3;

    /** A tenth of the way from black to white is 10. */
    private static final double LEAST_DISTANCE = 19;

    /** A graph of a data file. */
    record Drawing(String where, List<Line> lines) {
        List<String> colors() {
            return MetricColors.of(lines, List.of());
        }

        @Override
        public String toString() {
            return where;
        }
    }

    static List<Drawing> graphs() throws IOException {
        var all = ResourceTypes.all().stream()
                .flatMap(word -> ResourceTypes.of(word).graphs().stream()
                        .map(graph -> new Drawing(
                                word + ", " + graph.title(),
                                graph.rows().stream()
                                        .map(row ->
                                                new Line(row.metric(), row.dimensions(), row.statistic(), row.legend()))
                                        .toList())))
                .collect(Collectors.toList());
        for (var service : Map.of("eks", "ContainerInsights", "apigateway", "AWS/ApiGateway")
                .entrySet()) {
            try (var files = Files.list(DATA.resolve(service.getKey()))) {
                for (var file :
                        files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                    try (var documents =
                            new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
                        documents.forEachRemaining(tree -> tree.findParents("lines").stream()
                                .map(graph -> drawing(file, service.getValue(), graph))
                                .forEach(all::add));
                    }
                }
            }
        }
        return all;
    }

    private static Drawing drawing(Path file, String namespace, JsonNode graph) {
        // One with an id is not drawn itself.
        var lines = BoardBody.list(graph.get("lines")).stream()
                .filter(line -> line.size() < 4)
                .map(line -> new Line(
                        MetricCatalogue.find(namespace, line.get(0).asText()),
                        Map.of(),
                        line.get(1).asText(),
                        line.get(2).asText()))
                .toList();
        return new Drawing(file.getFileName() + ", " + graph.path("title").asText(), lines);
    }

    static List<String> shades() {
        return MetricColors.HUES.stream().flatMap(hue -> hue.shades().stream()).toList();
    }

    @Test
    void theFilesHaveGraphsOfEachService() throws IOException {
        assertThat(graphs())
                .extracting(each -> each.where.replaceFirst(",.*", ""))
                .contains("cluster-sections.yaml", "api-kinds.yaml", "tables", "topics")
                .hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void allLinesOfAGraphHaveColorsThatAllCanTellApart(Drawing graph) {
        var colors = graph.colors();

        assertThat(colors).as("metric-colors.yaml lacks one of %s", graph.lines).doesNotContainNull();
        for (int one = 0; one < colors.size(); one++) {
            for (int other = 0; other < one; other++) {
                for (var eye : Eye.values()) {
                    assertThat(SeenColor.of(colors.get(one)).distance(SeenColor.of(colors.get(other)), eye))
                            .as("%s, %s and %s to %s", graph, colors.get(one), colors.get(other), eye)
                            .isGreaterThan(LEAST_DISTANCE);
                }
            }
        }
    }

    @Test
    void aMetricHasOneColorOnEachBoard() throws IOException {
        var colors = new LinkedHashMap<String, String>();
        for (var graph : graphs()) {
            for (int index = 0; index < graph.lines.size(); index++) {
                var name = graph.lines.get(index).metric().name();
                if (graph.lines.subList(0, index).stream()
                        .noneMatch(line -> line.metric().name().equals(name))) {
                    var color = graph.colors().get(index);
                    assertThat(colors.getOrDefault(name, color)).as(name).isEqualTo(color);
                    colors.put(name, color);
                }
            }
        }
        assertThat(colors).containsEntry("CPUUtilization", "#0072b2").containsEntry("5XXError", "#c68600");
    }

    @ParameterizedTest
    @MethodSource("shades")
    void standsOutOnWhiteAndOnDarkAndIsNoRed(String shade) {
        var color = SeenColor.of(shade);
        var lab = color.lab();
        var hue = Math.toDegrees(Math.atan2(lab[2], lab[1]));

        assertThat(shade).matches("#[0-9a-f]{6}");
        assertThat(color.contrast(WHITE)).isGreaterThanOrEqualTo(LEAST_CONTRAST);
        assertThat(color.contrast(DARK)).isGreaterThanOrEqualTo(LEAST_CONTRAST);
        assertThat(Math.hypot(lab[1], lab[2]) < 22 || hue < -35 || hue > 60)
                .as("hue %s", hue)
                .isTrue();
        assertThat(color.distance(SeenColor.of(MetricColors.THRESHOLD), Eye.USUAL))
                .isGreaterThan(30);
    }

    @Test
    void theThresholdIsRedAndStandsOut() {
        var color = SeenColor.of(MetricColors.THRESHOLD);

        assertThat(color.contrast(WHITE)).isGreaterThanOrEqualTo(LEAST_CONTRAST);
        assertThat(color.contrast(DARK)).isGreaterThanOrEqualTo(LEAST_CONTRAST);
        assertThat(Math.toDegrees(Math.atan2(color.lab()[2], color.lab()[1]))).isBetween(20.0, 55.0);
        assertThat(shades()).doesNotHaveDuplicates().doesNotContain(MetricColors.THRESHOLD);
    }

    @ParameterizedTest
    @EnumSource(Eye.class)
    void huesAndTheShadesOfEachAreFarApart(Eye eye) {
        var sets = Stream.concat(
                Stream.of(
                        MetricColors.HUES.stream().map(MetricColors.Hue::color).toList()),
                MetricColors.HUES.stream().map(MetricColors.Hue::shades));

        assertThat(sets)
                .allSatisfy(set -> IntStream.range(1, set.size())
                        .forEach(one -> IntStream.range(0, one)
                                .forEach(other -> assertThat(
                                                SeenColor.of(set.get(one)).distance(SeenColor.of(set.get(other)), eye))
                                        .as("%s and %s", set.get(one), set.get(other))
                                        .isGreaterThan(LEAST_DISTANCE))));
    }

    private static Line line(String metric, String function, String statistic, Drawn drawn) {
        return new Line(
                MetricCatalogue.find("AWS/Lambda", metric),
                Map.of("FunctionName", function),
                statistic,
                metric,
                metric.substring(0, 1).toLowerCase(java.util.Locale.ROOT),
                drawn);
    }

    @Test
    void statisticsOfOneAreShadesAndFurtherOnesAreCloudWatchs() {
        var lines = Stream.of("p50", "p90", "p95", "p99")
                .map(statistic -> line("Duration", "a", statistic, Drawn.LEFT))
                .toList();

        assertThat(MetricColors.of(lines, List.of())).containsExactly("#7c4ff0", "#a087c8", "#7d6482", null);
    }

    @Test
    void severalThingsAreHues() {
        var lines = IntStream.range(0, 8)
                .mapToObj(number -> line("Errors", "f" + number, "Sum", Drawn.LEFT))
                .toList();

        assertThat(MetricColors.of(lines, List.of()))
                .containsExactly("#c68600", "#28a0be", "#8f5e20", "#656d7a", "#0072b2", "#009e73", "#7c4ff0", null);
    }

    @Test
    void aMetricOfYourOwnIsCloudWatchs() {
        var own = line("Orders", "a", "Sum", Drawn.LEFT);

        assertThat(MetricColors.of(List.of(own, line("Errors", "a", "Sum", Drawn.LEFT)), List.of()))
                .containsExactly(null, "#c68600");
    }

    @Test
    void mathHasTheColorOfItsFirstMetricThatIsLeft() {
        var lines = List.of(line("Errors", "a", "Sum", Drawn.HIDDEN), line("Invocations", "a", "Sum", Drawn.LEFT));
        var share = new GraphExpression("100 * e / i", "share", null, Drawn.RIGHT);
        var found = GraphExpression.search("{AWS/Lambda} Errors", "Sum", 60, "", Drawn.LEFT);
        var own = List.of(line("Orders", "a", "Sum", Drawn.LEFT));

        var again = new GraphExpression("i * 2", "twice", null, Drawn.LEFT);

        assertThat(MetricColors.of(lines, List.of(share, found, again)))
                .containsExactly(null, "#0072b2", "#c68600", null, "#009e73");
        assertThat(MetricColors.of(own, List.of(share))).containsExactly(null, null);
        assertThat(MetricColors.of(List.of(), List.of(share))).containsExactly((String) null);
    }

    @Test
    void theBodyStatesTheColor() {
        var graph = Graph.of("Calls", 60, "calls").line(line("Invocations", "a", "Sum", Drawn.LEFT));
        JsonNode properties = new ObjectMapper().valueToTree(graph.widget().properties());

        assertThat(properties.at("/metrics/0/4/color").asText()).isEqualTo("#0072b2");
    }
}

package io.cloudtelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.Snapshots;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pictures of boards: what stands in them, and that it stands in its place. */
class BoardPicturesTest {
    private static final Path EVERY_WIDGET = Path.of("src/test/resources/io/cloudtelemetry/report/every-widget.yaml");
    private static final Path WALK_THROUGH = Path.of("src/test/resources/snapshots/app/nrson-dashboards.template.json");
    private static final double ROUNDING = 0.2;

    @TempDir
    private Path folder;

    private String drawn(Path template, String file) throws IOException {
        BoardPictures.into(folder.toString()).write(List.of(template));
        return Files.readString(folder.resolve(file));
    }

    /** {@return all that was drawn} */
    private List<String> svgs() throws IOException {
        var all = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder, "*.svg")) {
            for (var file : files) {
                all.add(Files.readString(file));
            }
        }
        return all;
    }

    private static Document xml(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (Exception broken) {
            throw new AssertionError(svg, broken);
        }
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> (Element) nodes.item(index))
                .toList();
    }

    private static List<String> texts(Element in) {
        return elements(in.getElementsByTagName("text")).stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static double number(Element of, String attribute) {
        return Double.parseDouble(of.getAttribute(attribute));
    }

    private static List<Element> widgets(String svg) {
        return elements(xml(svg).getElementsByTagName("g"));
    }

    /** {@return the widget in which a text stands} */
    private static Element widget(String svg, String text) {
        return widgets(svg).stream()
                .filter(each -> texts(each).contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " stands in no widget of\n" + svg));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Telemetry", "Performance", "Resources", "API", "Operations"})
    void thePicturesOfTheWalkThroughAreThoseInTheDocs(String board) throws IOException {
        Snapshots.matches(
                Path.of("docs/images/nrson-%s.svg".formatted(board.toLowerCase(Locale.ROOT))),
                drawn(WALK_THROUGH, "NRSON-%s.svg".formatted(board)));
    }

    @Test
    void aBoardWithEveryWidgetIsAsRecorded() throws IOException {
        Snapshots.matches("report/every-widget.svg", drawn(EVERY_WIDGET, "every-widget.svg"));
    }

    @Test
    void everyTextStandsInItsWidget() throws IOException {
        drawn(EVERY_WIDGET, "every-widget.svg");
        drawn(WALK_THROUGH, "NRSON-Telemetry.svg");
        var looked = new ArrayList<String>();
        for (var svg : svgs()) {
            for (var widget : widgets(svg)) {
                var card = (Element) widget.getElementsByTagName("rect").item(0);
                for (var text : elements(widget.getElementsByTagName("text"))) {
                    var size = number(text, "font-size");
                    var what = text.getTextContent();
                    assertThat(number(text, "x")).as(what).isGreaterThanOrEqualTo(number(card, "x"));
                    assertThat(number(text, "x") + number(text, "textLength"))
                            .as(what)
                            .isLessThanOrEqualTo(number(card, "x") + number(card, "width") + ROUNDING);
                    assertThat(number(text, "y") - size * 0.8)
                            .as(what)
                            .isGreaterThanOrEqualTo(number(card, "y") - ROUNDING);
                    assertThat(number(text, "y") + size * 0.2)
                            .as(what)
                            .isLessThanOrEqualTo(number(card, "y") + number(card, "height") + ROUNDING);
                    assertThat(number(text, "textLength"))
                            .as(what)
                            .isCloseTo(
                                    TextWidths.of(
                                            what,
                                            size,
                                            text.getAttribute("class").contains("bold")),
                                    within(ROUNDING));
                    looked.add(what);
                }
            }
        }
        assertThat(looked).hasSizeGreaterThan(300);
    }

    @Test
    void aGraphHasWhatAndUnitAndLegendAndThreshold() throws IOException {
        var graph = widget(drawn(WALK_THROUGH, "NRSON-Telemetry.svg"), "CPU of the nodes");

        assertThat(texts(graph))
                .contains(
                        "CPU of the nodes",
                        "sample",
                        "percent",
                        "0",
                        "100",
                        "now",
                        "average node",
                        "highest node",
                        "alarm above 80");
        assertThat(elements(graph.getElementsByTagName("path")).stream().map(each -> each.getAttribute("class")))
                .contains("line c0", "line c1", "limit")
                .doesNotContain("line c2");
    }

    @Test
    void rowsOfMetricsAreReadAsCloudWatchShortensThem() throws IOException {
        var svg = drawn(EVERY_WIDGET, "every-widget.svg");

        assertThat(texts(widget(svg, "메모리")))
                .contains(
                        "node_cpu_utilization prod",
                        "node_cpu_utilization test",
                        "cluster_node_count prod",
                        "nodes",
                        "below 3 nodes")
                .doesNotContain("m1 / 2");
        assertThat(svg).contains("class=\"line c3\" style=\"stroke:#123456\"");
        assertThat(texts(widget(svg, "CPU by node")))
                .contains("NodeName-1", "NodeName-2", "NodeName-3", "FunctionName-1", "50");
    }

    @Test
    void linesOfASearchOrQueryAreNamedByWhatTellsThemApart() {
        var search =
                "SEARCH('{ContainerInsights,ClusterName,InstanceId,NodeName} MetricName=\"node_cpu_utilization\" ClusterName=\"prod\"', 'Maximum', 60)";
        var query =
                "SELECT MAX(\"Latency\") FROM SCHEMA(\"AWS/ApiGateway\", ApiName, Stage) WHERE ApiName = 'a' GROUP BY ApiName, \"Stage\" ORDER BY MAX() DESC LIMIT 10";
        var nodes = Objects.requireNonNull(Found.in(search, "Average"));
        var stages = Objects.requireNonNull(Found.in(query, "Average"));

        assertThat(nodes)
                .isEqualTo(new Found(
                        "ContainerInsights", "node_cpu_utilization", "Maximum", List.of("InstanceId", "NodeName"), 3));
        assertThat(nodes.label("", 2)).isEqualTo("InstanceId-2 NodeName-2");
        assertThat(nodes.label("node ${PROP('Dim.NodeName')}", 1)).isEqualTo("node NodeName-1");
        assertThat(nodes.label("busy", 1)).isEqualTo("busy InstanceId-1 NodeName-1");
        assertThat(stages).isEqualTo(new Found("AWS/ApiGateway", "Latency", "Maximum", List.of("ApiName", "Stage"), 5));
        assertThat(Found.in(query.replace("LIMIT 10", "LIMIT 2"), "Average"))
                .extracting(Found::count)
                .isEqualTo(2);
        assertThat(Found.in("SELECT AVG(x) FROM Shop", "Sum"))
                .isEqualTo(new Found("Shop", "x", "Average", List.of(), 1))
                .extracting(one -> one.label("", 1))
                .isEqualTo("x");
        assertThat(Found.in("100 * a / b", "Sum")).isNull();
    }

    @Test
    void whatIsChosenStandsAboveTheBoardAndInItsWidgets() throws IOException {
        var body = """
                {"variables": [
                  {"type": "pattern", "pattern": "CHOSEN-SPACE", "inputType": "select", "id": "space", "label": "Namespace",
                   "defaultValue": "__FIRST", "search": "{A,B} b", "populateFrom": "Space", "visible": true},
                  {"type": "pattern", "pattern": "CHOSEN-NAME", "inputType": "input", "id": "name", "defaultValue": "a\\"b"},
                  {"type": "property", "property": "region", "inputType": "radio", "id": "region", "defaultValue": "eu-west-1"}],
                 "widgets": [{"type": "text", "width": 24, "height": 2,
                   "properties": {"markdown": "In CHOSEN-SPACE is CHOSEN-NAME"}}]}""";
        var template = Files.writeString(
                folder.resolve("chosen.json"), """
                {"Resources": {"B": {"Type": "AWS::CloudWatch::Dashboard",
                 "Properties": {"DashboardName": "chosen", "DashboardBody": %s}}}}""".formatted(new ObjectMapper().writeValueAsString(body)));

        var svg = drawn(template, "chosen.svg");
        assertThat(texts(xml(svg).getDocumentElement()))
                .contains("Namespace", "Space-1", "name", "a\"b", "region", "eu-west-1", "In Space-1 is a\"b")
                .filteredOn("▾"::equals)
                .hasSize(2);
    }

    @Test
    void aPictureOfABoardThatIsGoneIsRemovedAndNothingElse() throws IOException {
        var gone = drawn(EVERY_WIDGET, "every-widget.svg");
        var copied = Files.writeString(folder.resolve("Copied.SVG"), gone);
        var foreign = Files.writeString(folder.resolve("logo.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        var text = Files.writeString(folder.resolve("every-widget.txt"), gone);
        var below = Files.createDirectory(folder.resolve("folder.svg"));
        var kept = folder.resolve("NRSON-Telemetry.svg");

        drawn(WALK_THROUGH, "NRSON-Telemetry.svg");
        assertThat(List.of(copied, foreign, text, below, kept))
                .allSatisfy(each -> assertThat(each).exists());
        assertThat(folder.resolve("every-widget.svg")).doesNotExist();
        BoardPictures.into(folder.toString())
                .write(List.of(Path.of("src/test/resources/io/cloudtelemetry/lint/corpus/serverless.json")));
        assertThat(kept).doesNotExist();
        assertThat(foreign).exists();
    }

    /** A search may find many; a maximum lies above the average of the same metric. */
    @Test
    void curvesAreMadeFromTheNameAndKeepToTheirThreshold() {
        var average = new Series("ContainerInsights node_cpu_utilization", "Average", "", "", "", Axis.Side.LEFT);
        var highest = new Series(average.name(), "Maximum", "", "", "", Axis.Side.LEFT);

        assertThat(IntStream.range(0, Series.STEPS)).allSatisfy(step -> {
            assertThat(average.at(step)).isBetween(0.0, highest.at(step));
            assertThat(highest.at(step)).isLessThanOrEqualTo(1);
        });
    }

    @Test
    void tablesHaveTheColumnsOfTheQueryAndItsLimitOfRows() throws IOException {
        assertThat(texts(widget(drawn(EVERY_WIDGET, "every-widget.svg"), "Errors")))
                .contains("@timestamp", "kubernetes.pod_name", "@message", "pod_name-3")
                .doesNotContain("pod_name-4");
        assertThat(texts(widget(drawn(WALK_THROUGH, "NRSON-Telemetry.svg"), "Nodes by memory")))
                .containsSubsequence("NodeName", "NodeName-1", "InstanceId", "memory", "cpu");
    }

    /** What is counted is a number, whatever it is called; what is put together is a name or a text. */
    @Test
    void columnsHoldWhatTheirNamesTell() {
        var columns = LogColumn.of(
                "SOURCE 'a|b' | fields coalesce(log, message) as line | stats max(@timestamp) as latest, count(*) as `how often` by bin(5m), kubernetes.pod_name");

        assertThat(columns)
                .containsExactly(
                        new LogColumn("bin(5m)", LogColumn.Kind.TIME),
                        new LogColumn("kubernetes.pod_name", LogColumn.Kind.NAME),
                        new LogColumn("latest", LogColumn.Kind.TIME),
                        new LogColumn("how often", LogColumn.Kind.NUMBER));
        assertThat(LogColumn.of("fields coalesce(log, message) as line, concat(a, b) as both, latency"))
                .containsExactly(
                        new LogColumn("line", LogColumn.Kind.TEXT),
                        new LogColumn("both", LogColumn.Kind.NAME),
                        new LogColumn("latency", LogColumn.Kind.NUMBER));
        assertThat(LogColumn.of("")).extracting(LogColumn::name).containsExactly("@timestamp", "@message");
    }

    @Test
    void alarmsAreShownByTheirNames() throws IOException {
        assertThat(texts(widget(drawn(EVERY_WIDGET, "every-widget.svg"), "Alarm states")))
                .contains("OK", "shop-orders-late-critical", "and 2 more");
        assertThat(texts(widget(drawn(EVERY_WIDGET, "every-widget.svg"), "The alarm of late orders")))
                .contains("shop-orders-late-critical");
    }

    @Test
    void theAddressOfALinkEndsWithTheLastOfItsParentheses() throws IOException {
        var board = Path.of("src/test/resources/snapshots/boards/resource-map-standard.json");
        var body = new ObjectMapper().writeValueAsString(Files.readString(board));
        var template = Files.writeString(folder.resolve("map.json"), """
                {"Resources": {"Map": {"Type": "AWS::CloudWatch::Dashboard",
                 "Properties": {"DashboardName": "map", "DashboardBody": %s}}}}""".formatted(body));

        assertThat(texts(widget(drawn(template, "map.svg"), "NRSON-EKS-CLUSTER in Container Insights")))
                .noneMatch(text -> text.contains("context"));
    }

    @Test
    void markdownReadsAsHeadingsListsAndLinks() throws IOException {
        var text = widget(drawn(EVERY_WIDGET, "every-widget.svg"), "Shop");

        assertThat(texts(text))
                .contains(
                        "•",
                        "1.",
                        "The boards of the shop in ${AWS::Region}: see the",
                        "team · channel",
                        "orders · #orders");
        assertThat(String.join("", texts(text))).doesNotContain("**", "`", "](", "button:", "---");
        assertThat(elements(text.getElementsByTagName("tspan")).stream().map(Element::getTextContent))
                .containsExactly("runbook of the platform team", "Open the map");
    }

    @Test
    void aTitleInKoreanIsShortenedToItsWidget() throws IOException {
        var title =
                texts(widget(drawn(EVERY_WIDGET, "every-widget.svg"), "메모리")).get(0);

        assertThat(title).startsWith("노드 메모리 사용률과").endsWith("…");
        assertThat(TextWidths.of(title, 11, true)).isBetween(270.0, 294.0);
    }

    @Test
    void aBodyThatCannotBeReadIsAPictureThatSaysSo() throws IOException {
        assertThat(drawn(EVERY_WIDGET, "known-later.svg")).contains("is known only once it is deployed");
        assertThat(drawn(EVERY_WIDGET, "Known-Later-2.svg")).contains("is no JSON: ");
    }

    @Test
    void whatXmlDoesNotTakeIsEscapedOrLeftOut() throws IOException {
        var svg = drawn(EVERY_WIDGET, "-AWS-StackName-b-.svg");

        assertThat(texts(xml(svg).getDocumentElement())).contains("${AWS::StackName}/<b>&", "in ${AWS::Region} <&");
    }

    @Test
    void thePictureIsTheSameEachTime() throws IOException {
        assertThat(drawn(EVERY_WIDGET, "every-widget.svg")).isEqualTo(drawn(EVERY_WIDGET, "every-widget.svg"));
    }

    @Test
    void everyBoardOfAnAssemblyIsDrawn() throws IOException {
        var written = BoardPictures.into(folder.resolve("new/one").toString())
                .write(List.of(Path.of("src/test/resources/io/cloudtelemetry/lint/corpus/cdk.out")));

        assertThat(written).isEqualTo("Drawn in %s: %s".formatted(folder.resolve("new/one"), "shop.svg, shop-2.svg"));
        try (var files = Files.list(folder.resolve("new/one"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("shop.svg", "shop-2.svg");
        }
    }

    @Test
    void withoutABoardNothingIsWritten() {
        var template = Path.of("src/test/resources/io/cloudtelemetry/lint/corpus/serverless.json");

        assertThat(BoardPictures.into(folder.resolve("new").toString()).write(List.of(template)))
                .isEqualTo("No board to draw");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsRefusedInOneLine() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        for (var given : List.of(file, file.resolve("below"))) {
            assertThatThrownBy(() -> BoardPictures.into(given.toString()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("report must be a folder to write into, got \"%s\", and %s is a file"
                            .formatted(given, file));
        }
        for (var given : List.of("a\0b", " ", "")) {
            assertThatThrownBy(() -> BoardPictures.into(given))
                    .hasMessage("report must be the path of a folder, got \"%s\"".formatted(given));
        }
    }

    @Test
    void widthsAreThoseOfTheTable() {
        assertThat(TextWidths.of("A", 10, false)).isEqualTo(6.67);
        assertThat(TextWidths.of("é", 10, false)).isEqualTo(TextWidths.of("e", 10, false));
        assertThat(Stream.of("한", "漢", "か", "。", "Ａ"))
                .allSatisfy(each -> assertThat(TextWidths.of(each, 10, false)).isEqualTo(10));
        assertThat(TextWidths.of("가\u0301", 10, false)).isEqualTo(10);
        assertThat(TextWidths.shortened("한국어 제목", 35, 10, false)).isEqualTo("한국…");
        assertThat(TextWidths.shortened("😀😀😀", 25, 10, false)).isEqualTo("😀…");
        assertThat(TextWidths.shortened("abc", 5, 10, false)).isEmpty();
    }
}

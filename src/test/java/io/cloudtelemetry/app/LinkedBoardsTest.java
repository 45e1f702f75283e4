package io.cloudtelemetry.app;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.app.reading.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boards of a file that are too large for CloudWatch: what takes their place, and that nothing moves when something is added. */
class LinkedBoardsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern LINK = Pattern.compile("\\[([\\w-]+)]\\(#dashboards:name=([\\w-]+)\\)");

    private static final String ACCOUNT = "111122223333";

    private static final String BOARDS = """
            composites: [{name: both, severity: critical, anyOf: [httpApis]}]
            dashboards:
              - name: shop
                sections: [alarms, httpApis]
                rows: [{title: Whom to call, widgets: [{text: The platform team, width: 7}]}]
              - {name: sales, groups: [sales], sections: [httpApis]}
            """;

    @TempDir
    private static Path folder;

    private static Map<String, Board> boards;

    /**
     * A board as it is deployed.
     *
     * @param bytes of the stack's template
     */
    private record Board(String stack, String logicalId, int bytes, List<JsonNode> widgets) {
        String text() {
            return widgets.toString();
        }
    }

    /** APIs without a group, of sales and of the group too many. */
    private static String file(int ungrouped, int sales, int many, String rest) {
        var apis = Stream.of(
                        apis("u", ungrouped, ""), apis("s", sales, ", stack: sales"), apis("m", many, ", stack: many"))
                .flatMap(each -> each)
                .collect(joining("\n"));
        return "name: shop\nregion: eu-west-1\nnotifications: [{topic: t, email: [a@acme.test]}]\napiGateway:\n  httpApis:\n"
                + apis + "\n" + rest;
    }

    private static Stream<String> apis(String prefix, int count, String stack) {
        return IntStream.range(0, count)
                .mapToObj(number -> "    - {id: %s%03d, stage: prod%s}".formatted(prefix, number, stack));
    }

    private static Map<String, Board> synthesized(String text) throws IOException {
        return synthesized(text, null);
    }

    private static Map<String, Board> synthesized(String text, @Nullable String account) throws IOException {
        var here = Files.createTempDirectory(folder, "file");
        var file = Files.writeString(here.resolve("shop.yaml"), text);
        var app = CdkJson.appWithoutTree(here.resolve("cdk.out"));
        TelemetryApp.define(app, file, account);
        app.synth();
        var boards = new TreeMap<String, Board>();
        try (var files = Files.newDirectoryStream(here.resolve("cdk.out"), "*-dashboards*.template.json")) {
            for (var template : files) {
                var stack = template.getFileName().toString().replace(".template.json", "");
                for (var each :
                        JSON.readTree(template.toFile()).path("Resources").properties()) {
                    var properties = each.getValue().path("Properties");
                    if (properties.has("DashboardBody")) {
                        var body = TemplateText.of(JSON.convertValue(properties.get("DashboardBody"), Object.class));
                        boards.put(
                                properties.get("DashboardName").asText(),
                                new Board(
                                        stack,
                                        each.getKey(),
                                        Math.toIntExact(Files.size(template)),
                                        list(JSON.readTree(body).path("widgets"))));
                    }
                }
            }
        }
        return boards;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @BeforeAll
    static void synthesize() throws IOException {
        boards = synthesized(file(20, 30, 130, BOARDS));
    }

    private static Map<String, String> stacks(Map<String, Board> boards) {
        var stacks = new LinkedHashMap<String, String>();
        boards.forEach((name, board) -> stacks.put(name, board.stack()));
        return stacks;
    }

    @Test
    void eachGroupHasABoardInItsStackAndWhatIsTooLargeFurtherOnes() {
        assertThat(stacks(boards))
                .isEqualTo(Map.of(
                        "shop", "shop-dashboards",
                        "shop-ungrouped", "shop-dashboards",
                        "shop-sales", "shop-dashboards-sales",
                        "shop-many", "shop-dashboards-many",
                        "shop-many-2", "shop-dashboards-many-2",
                        "sales", "shop-dashboards"));
    }

    @Test
    void eachBoardAndEachStackCanBeDeployed() {
        assertThat(boards).allSatisfy((name, board) -> {
            assertThat(board.widgets()).hasSizeBetween(1, 500);
            assertThat(board.widgets().stream()
                            .mapToInt(widget -> widget.at("/properties/metrics").size())
                            .sum())
                    .isLessThanOrEqualTo(2500);
            assertThat(board.bytes()).isLessThan(1_000_000);
        });
        assertThat(boards.get("shop-many").widgets()).hasSizeGreaterThan(300);
    }

    @Test
    void everyGraphStandsOnOneBoardOfItsGroup() {
        for (var api : List.of("u000", "u019", "s029", "m000", "m064", "m129")) {
            var metric = "\"ApiId\",\"" + api + "\"";
            assertThat(boards.entrySet())
                    .filteredOn(each -> each.getKey().startsWith("shop")
                            && each.getValue().text().contains(metric))
                    .extracting(Map.Entry::getKey)
                    .as(api)
                    .singleElement()
                    .matches(name -> name.startsWith(Map.of('u', "shop-ungrouped", 's', "shop-sales", 'm', "shop-many")
                            .get(api.charAt(0))));
        }
        var graphs = new ArrayList<String>();
        boards.forEach((name, board) -> board.widgets().stream()
                .filter(widget ->
                        !name.equals("sales") && widget.path("type").asText().equals("metric"))
                .map(JsonNode::toString)
                .forEach(graphs::add));
        assertThat(graphs).hasSize(180 * 3);
    }

    @Test
    void theIndexLinksToEachAndHasTheRowsAndTheStatesOfMostUrgentAlarms() {
        var index = boards.get("shop");

        assertThat(LINK.matcher(index.text()).results())
                .allSatisfy(link -> assertThat(link.group(2)).isEqualTo(link.group(1)))
                .extracting(link -> link.group(1))
                .containsExactly("shop-ungrouped", "shop-sales", "shop-many", "shop-many-2");
        var states = index.widgets().stream()
                .filter(widget -> widget.path("type").asText().equals("alarm"))
                .toList();
        assertThat(states)
                .extracting(widget -> widget.at("/properties/title").asText())
                .startsWith("Composite alarms", "Alarms: critical")
                .contains("Alarms: warning");
        var shown = states.stream()
                .mapToInt(widget -> widget.at("/properties/alarms").size())
                .sum();
        assertThat(shown).isGreaterThan(500);
        assertThat(index.text()).contains((1 + 180 * 4 - shown) + " more alarms are on the boards above.");
        var row = index.widgets().get(index.widgets().size() - 1);
        assertThat(row.path("width").asInt()).isEqualTo(7);
        assertThat(row.at("/properties/markdown").asText()).isEqualTo("The platform team");
        assertThat(boards.get("shop-sales").text()).doesNotContain("The platform team", "both-critical");
    }

    @Test
    void aBoardThatFitsStaysAsItIs() {
        assertThat(boards.get("sales").text()).contains("s000", "s029").doesNotContain("#dashboards");
    }

    @Test
    void nothingMovesWhenSomethingIsAdded() throws IOException {
        var more = synthesized(file(21, 31, 131, BOARDS));

        assertThat(stacks(more)).isEqualTo(stacks(boards));
        boards.forEach(
                (name, board) -> assertThat(more.get(name).logicalId()).as(name).isEqualTo(board.logicalId()));
        assertThat(more.get("shop-many-2").text()).contains("m130");
    }

    /** The index is the board that was there, so CloudFormation updates it. */
    @Test
    void theIndexIsTheBoardThatWasThere() throws IOException {
        var few = synthesized(file(2, 2, 2, BOARDS));

        assertThat(stacks(few)).isEqualTo(Map.of("shop", "shop-dashboards", "sales", "shop-dashboards"));
        assertThat(few.get("shop").logicalId()).isEqualTo(boards.get("shop").logicalId());
        assertThat(few.get("shop").text()).contains("u001", "s001", "m001").doesNotContain("#dashboards");
    }

    @Test
    void aBoardOfAKindIsLinkedToo() throws IOException {
        var calls = synthesized(
                file(2, 0, 130, "dashboards: [{name: calls, kind: api, rows: [{widgets: [{text: Mine}]}]}]\n"));

        assertThat(stacks(calls))
                .isEqualTo(Map.of(
                        "calls", "shop-dashboards",
                        "calls-ungrouped", "shop-dashboards",
                        "calls-many", "shop-dashboards-many",
                        "calls-many-2", "shop-dashboards-many-2"));
        assertThat(calls.get("calls").text()).contains("calls-many-2", "Alarms: critical", "Mine");
        assertThat(calls.get("calls-many").text())
                .contains("Backend's part of the latency, %")
                .doesNotContain("Mine");
        assertThat(calls.get("calls-many-2").text()).contains("m129");
    }

    @Test
    void aBoardOfOperationsHasEachLogGroup() throws IOException {
        var alarms = IntStream.range(0, 250)
                .mapToObj(number -> "  log-%d: {logPattern: {logGroup: /shop/%d, pattern: ERROR}, severity: warning}"
                        .formatted(number, number))
                .collect(joining("\n"));
        var groups = new HashSet<String>();
        var many = synthesized("name: shop\nregion: eu-west-1\nalarms:\n" + alarms
                + "\ndashboards: [{name: ops, kind: operations}]\n");

        assertThat(stacks(many)).isEqualTo(Map.of("ops", "shop-dashboards"));
        many.get("ops")
                .widgets()
                .forEach(widget -> widget.at("/properties/metrics")
                        .forEach(line -> groups.add(line.path(3).asText())));
        assertThat(groups).contains("/shop/0", "/shop/249");
    }

    /** CloudWatch of another account counts what is published to a topic there. */
    @Test
    void aBoardOfOperationsHasTheTopicsOfItsAccount() throws IOException {
        var topics =
                "notifications: [{topicArn: 'arn:aws:sns:eu-west-1:%s:mine'}, {topicArn: 'arn:aws:sns:eu-west-1:%s:theirs'}]";
        var ops = synthesized(
                        file(1, 0, 0, "dashboards: [{name: ops, kind: operations}]\n")
                                .replaceFirst("notifications: .*", topics.formatted(ACCOUNT, "444455556666")),
                        ACCOUNT)
                .get("ops");

        assertThat(ops.text()).contains("\"TopicName\",\"mine\"").doesNotContain("theirs");
    }

    private static void refuses(String text, String line) throws IOException {
        var file = Files.writeString(Files.createTempDirectory(folder, "file").resolve("shop.yaml"), text);
        assertThatThrownBy(
                        () -> TelemetryApp.define(CdkJson.appWithoutTree(file.resolveSibling("cdk.out")), file, null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ": " + line);
    }

    @Test
    void aNameThatAnotherBoardHasIsRefused() throws IOException {
        refuses(
                file(0, 30, 130, BOARDS.replace("name: sales", "name: shop-many-2")),
                "dashboards[0] would have a linked board shop-many-2 for what is too much of the group many, a name that a board of the file has; take another word for the group, or another name");
        refuses(
                file(0, 30, 130, BOARDS)
                        .replace("stack: sales", "stack: many-2")
                        .replace("[sales]", "[many-2]"),
                "dashboards[0] would have a linked board shop-many-2 for what is too much of the group many, a name that another linked board has; take another word for the group, or another name");
    }

    @Test
    void rowsThatAreTooManyAreRefused() throws IOException {
        var rows = IntStream.range(0, 501).mapToObj(number -> "{text: a}").collect(joining(", "));

        refuses(
                file(1, 0, 0, "dashboards: [{name: shop, rows: [{widgets: [" + rows + "]}]}]\n"),
                "dashboards[0].sections must hold 1 to 500 widgets in all, got 501; divide them among boards, such as one for each team, with links in a text widget");
    }

    @Test
    void aTextThatNoTemplateHoldsIsRefused() throws IOException {
        refuses(
                file(
                        1,
                        0,
                        0,
                        "dashboards: [{name: shop, rows: [{widgets: [{text: \"" + "a".repeat(900_000) + "\"}]}]}]\n"),
                "dashboards[0].sections must hold at most 900000 bytes in a template, got 900112; divide them among boards, such as one for each team, with links in a text widget");
    }
}

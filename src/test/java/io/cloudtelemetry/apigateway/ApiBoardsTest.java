package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.dashboards.BoardContent;
import io.cloudtelemetry.dashboards.BoardKind;
import io.cloudtelemetry.dashboards.BoardOf;
import io.cloudtelemetry.dashboards.DrawnSeries;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;

/** Boards about APIs, widget by widget. */
class ApiBoardsTest {
    private static final Set<String> COMMANDS = Set.of(
            "filter", "stats", "sort", "limit", "by", "as", "and", "desc", "max", "sum", "count", "pct", "fields");

    private static ApiTelemetry telemetry(Stack stack, ApiKind kind, Switch detailed, String name) {
        return switch (kind) {
            case REST ->
                RestApiTelemetry.Builder.create(stack, "Api")
                        .stage(StageTarget.existing("a1b2c3d4e5", name, "prod"))
                        .account(ApiGatewayAccount.leaveAlone())
                        .accessLogs(AccessLogs.json())
                        .detailedMetrics(detailed)
                        .build();
            case HTTP ->
                HttpApiTelemetry.Builder.create(stack, "Api")
                        .stage(HttpStageTarget.existing("a1b2c3d4e5", "prod"))
                        .accessLogs(AccessLogs.json())
                        .detailedMetrics(detailed)
                        .build();
            case WEBSOCKET ->
                WebSocketApiTelemetry.Builder.create(stack, "Api")
                        .stage(WebSocketStageTarget.existing("a1b2c3d4e5", "prod"))
                        .account(ApiGatewayAccount.leaveAlone())
                        .accessLogs(AccessLogs.json())
                        .detailedMetrics(detailed)
                        .build();
        };
    }

    private static JsonNode body(ApiKind kind, Switch detailed) throws JsonProcessingException {
        var stack = BoardOf.stack();
        return BoardOf.kind(BoardKind.API, stack, List.of(telemetry(stack, kind, detailed, "orders")));
    }

    @ParameterizedTest
    @EnumSource
    void boardsReadAsBefore(ApiKind kind) throws IOException {
        BoardOf.matches("api-" + kind.name().toLowerCase(Locale.ROOT), body(kind, Switch.ON));
    }

    @ParameterizedTest
    @EnumSource
    void everySeriesIsPublished(ApiKind kind) throws IOException {
        var detailed = DrawnSeries.in(body(kind, Switch.ON));
        var plain = DrawnSeries.in(body(kind, Switch.OFF));

        assertPublished(detailed, Set.of("detailed-metrics"));
        assertPublished(plain, Set.of());
        assertThat(detailed).containsAll(plain).hasSizeGreaterThan(plain.size());
    }

    private static void assertPublished(List<DrawnSeries> drawn, Set<String> switchedOn) {
        assertThat(drawn)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.definition().isPublishedBy(one.dimensions(), switchedOn))
                        .as("%s with %s", one, switchedOn)
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void titlesSayTheUnitOfTheirAxisAndAreNotCut(ApiKind kind) throws IOException {
        for (var widget : body(kind, Switch.ON).get("widgets")) {
            if (widget.get("type").asText().equals("metric")) {
                var label = widget.at("/properties/yAxis/left/label").asText();
                assertThat(widget.at("/properties/title").asText())
                        .containsIgnoringCase(
                                switch (label) {
                                    case "percent" -> "%";
                                    case "share of requests", "share of messages" -> ", share";
                                    case "requests", "messages", "number" -> "a minute";
                                    default -> label;
                                })
                        .hasSizeLessThan(widget.get("width").asInt() == 8 ? 38 : 56);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void metricsAreThoseOfTheKindOfApi(ApiKind kind) throws IOException {
        assertThat(DrawnSeries.in(body(kind, Switch.ON)))
                .allSatisfy(one -> assertThat(one.definition().condition())
                        .matches(
                                switch (kind) {
                                    case REST -> "REST (and HTTP )?API.*|while there are requests.*";
                                    case HTTP -> "(REST and )?HTTP API.*|while there are requests.*";
                                    case WEBSOCKET -> "WebSocket API.*|while there are requests.*";
                                }));
    }

    @ParameterizedTest
    @EnumSource
    void tablesNameFieldsOfTheAccessLogOnly(ApiKind kind) throws IOException {
        var tables = body(kind, Switch.OFF).findValuesAsText("query");

        assertThat(tables).hasSizeGreaterThanOrEqualTo(4).allSatisfy(query -> {
            var commands = query.substring(query.indexOf("| ") + 2);
            var fields = words(Pattern.compile("(?<!@)\\b([A-Za-z]+)\\b"), commands.replaceAll("\"[^\"]*\"", ""));
            fields.removeAll(words(Pattern.compile(" as (\\w+)"), commands));
            fields.removeAll(COMMANDS);
            assertThat(kind.facts().accessLog().keySet()).as(query).containsAll(fields);
        });
    }

    private static Set<String> words(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(word -> !word.matches("p50|p99"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void withoutAnAccessLogOfOursThereAreNoTables() throws IOException {
        var stack = BoardOf.stack();
        var api = RestApiTelemetry.Builder.create(stack, "Api")
                .stage(StageTarget.existing("a1b2c3d4e5", "orders", "prod"))
                .build();

        assertThat(BoardOf.kind(BoardKind.API, stack, List.of(api)).findValuesAsText("query"))
                .isEmpty();
    }

    @Test
    void theCacheIsShownOfAStageThatMayHaveOne() throws IOException {
        assertThat(titles(body(ApiKind.REST, Switch.OFF))).anyMatch(title -> title.startsWith("Cache"));
        assertThat(titles(own(stage -> stage))).noneMatch(title -> title.startsWith("Cache"));
        assertThat(titles(own(stage -> stage.cacheClusterEnabled(true)))).anyMatch(title -> title.startsWith("Cache"));
    }

    private static JsonNode own(Function<StageOptions.Builder, StageOptions.Builder> options)
            throws JsonProcessingException {
        var stack = BoardOf.stack();
        var api = RestApi.Builder.create(stack, "Orders")
                .cloudWatchRole(false)
                .deployOptions(options.apply(StageOptions.builder()).build())
                .build();
        api.getRoot().addMethod("GET");
        var telemetry = RestApiTelemetry.Builder.create(stack, "Api")
                .stage(StageTarget.of(api.getDeploymentStage()))
                .build();
        return BoardOf.kind(BoardKind.API, stack, List.of(telemetry));
    }

    private static Stream<String> titlesOf(JsonNode body) {
        return body.findValuesAsText("title").stream();
    }

    private static List<String> titles(JsonNode body) {
        return titlesOf(body).toList();
    }

    @Test
    void anApostropheInTheNameLeavesOutWhatNoQueryCanAskFor() throws IOException {
        var stack = BoardOf.stack();
        var body = BoardOf.kind(
                BoardKind.API, stack, List.of(telemetry(stack, ApiKind.REST, Switch.ON, "the shop's orders")));

        assertThat(body.toString()).doesNotContain("SELECT ").contains("the shop's orders");
    }

    @Test
    void thresholdsLieAcrossGraphsOfTheSameStatistic() throws IOException {
        var body = body(ApiKind.REST, Switch.OFF);
        var latency = body.findParents("title").stream()
                .filter(each -> each.get("title").asText().startsWith("Latency of requests"))
                .findFirst()
                .orElseThrow();

        assertThat(latency.at("/annotations/horizontal").findValuesAsText("value"))
                .containsExactly("2500.0");
    }

    @Test
    void nothingIsShownOfApisOnBoardsAboutOtherThings() {
        var api = telemetry(BoardOf.stack(), ApiKind.HTTP, Switch.OFF, "orders");

        assertThat(api.board(BoardKind.PERFORMANCE)).isEqualTo(BoardContent.NONE);
        assertThat(api.board(BoardKind.RESOURCE_MAP)).isEqualTo(BoardContent.NONE);
    }
}

package io.cloudtelemetry.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.TextWidget;

/** Holds of every board: where its widgets stand, and how large they are. */
class GeneratedLayoutTest {
    private static final Place PLACE = Place.of(new Stack());

    @Provide
    Arbitrary<List<DashboardWidget>> widgets() {
        var usual = Arbitraries.of(WidgetWidth.class).map(WidgetWidth::columns);
        return Combinators.combine(
                        Arbitraries.of("metric", "log", "alarm", "text"),
                        Arbitraries.oneOf(usual, Arbitraries.integers().between(1, DashboardWidget.COLUMNS)),
                        Arbitraries.integers().between(1, 20))
                .as((type, width, height) -> new DashboardWidget(type, width, height, Map.of()))
                .list()
                .ofMaxSize(30);
    }

    private static List<JsonNode> placed(DashboardSection... sections) {
        var body = new DashboardBody(PLACE);
        Arrays.stream(sections).forEach(body::add);
        try {
            return BoardBody.list(new ObjectMapper().readTree(body.json()).get("widgets"));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static int number(JsonNode widget, String key) {
        return widget.get(key).intValue();
    }

    private static Map<Integer, List<JsonNode>> rows(List<JsonNode> widgets) {
        var rows = new TreeMap<Integer, List<JsonNode>>();
        widgets.forEach(widget -> rows.computeIfAbsent(number(widget, "y"), y -> new ArrayList<>())
                .add(widget));
        return rows;
    }

    private static DashboardSection section(String title, List<DashboardWidget> widgets) {
        return new DashboardSection(title, widgets);
    }

    @Property
    void noneOverlapsAnotherOrLeavesTheBoardAndTheOrderStays(
            @ForAll("widgets") List<DashboardWidget> first, @ForAll("widgets") List<DashboardWidget> second) {
        var placed = placed(
                section("", first),
                section("Full", second).fullRows(),
                section("Even", first).evenRows(at -> at % 2 == 0));

        var types = new ArrayList<String>();
        first.forEach(widget -> types.add(widget.type()));
        for (var headed : List.of(second, first)) {
            types.addAll(headed.isEmpty() ? List.of() : List.of("text"));
            headed.forEach(widget -> types.add(widget.type()));
        }
        assertThat(placed).extracting(widget -> widget.get("type").asText()).containsExactlyElementsOf(types);
        var bottoms = new int[DashboardWidget.COLUMNS];
        for (var widget : placed) {
            var columns = IntStream.range(number(widget, "x"), number(widget, "x") + number(widget, "width"));
            for (var column : columns.toArray()) {
                // An overlap, or a widget to the left of or above one before it, would find the column taken.
                assertThat(number(widget, "y")).isGreaterThanOrEqualTo(bottoms[column]);
                bottoms[column] = number(widget, "y") + number(widget, "height");
            }
        }
        assertThat(placed)
                .isSortedAccordingTo((one, other) -> number(one, "y") != number(other, "y")
                        ? number(one, "y") - number(other, "y")
                        : number(one, "x") - number(other, "x"));
    }

    @Property
    void fullRowsLeaveNoHoleAndMakeNothingSmaller(@ForAll("widgets") List<DashboardWidget> given) {
        var placed = placed(section("", given).fullRows());

        rows(placed).values().forEach(row -> {
            assertThat(row.stream().mapToInt(widget -> number(widget, "width")).sum())
                    .isEqualTo(DashboardWidget.COLUMNS);
            assertThat(row).extracting(widget -> number(widget, "height")).containsOnly(number(row.get(0), "height"));
        });
        for (int index = 0; index < given.size(); index++) {
            assertThat(number(placed.get(index), "width"))
                    .isGreaterThanOrEqualTo(given.get(index).width());
            assertThat(number(placed.get(index), "height"))
                    .isGreaterThanOrEqualTo(given.get(index).height());
        }
    }

    /** Two of them in a row would be narrower than given. */
    @Example
    void aWidgetOfTwoThirdsStaysAlone() {
        var given = IntStream.of(4, 4, 16, 16)
                .mapToObj(width -> new DashboardWidget("metric", width, 6, Map.of()))
                .toList();

        assertThat(placed(section("", given).fullRows()))
                .extracting(widget -> number(widget, "width"))
                .containsExactly(4, 4, 16, 24);
    }

    @Property
    void evenRowsLeaveWidthsAndStatedHeightsAlone(@ForAll("widgets") List<DashboardWidget> given, @ForAll int seed) {
        IntPredicate mayGrow = index -> (seed >>> index % 32 & 1) == 0;
        var before = placed(section("", given));
        var after = placed(section("", given).evenRows(mayGrow));

        for (int index = 0; index < given.size(); index++) {
            var row = rows(before).get(number(before.get(index), "y"));
            var highest = row.stream()
                    .mapToInt(widget -> number(widget, "height"))
                    .max()
                    .orElse(0);
            assertThat(number(after.get(index), "height"))
                    .isEqualTo(mayGrow.test(index) ? highest : given.get(index).height());
            assertThat(BoardBody.place(after.get(index)).replaceFirst("x\\d+$", ""))
                    .isEqualTo(BoardBody.place(before.get(index)).replaceFirst("x\\d+$", ""));
        }
    }

    @Test
    void aLoneGraphIsJoinedByTheOneBeforeIt() {
        var graph = new DashboardWidget("metric", 8, 6, Map.of());

        assertThat(placed(section("", List.of(graph, graph, graph, graph)).fullRows()))
                .extracting(BoardBody::place)
                .containsExactly(
                        "metric at 0,0 of 12x6",
                        "metric at 12,0 of 12x6",
                        "metric at 0,6 of 12x6",
                        "metric at 12,6 of 12x6");
    }

    @Test
    void aRowWithAWidgetOfCdkStaysAsItIs() {
        var text = TextWidget.Builder.create().markdown("a").width(4).height(2).build();
        var ours = new DashboardWidget("metric", 8, 6, Map.of());
        var section = section("", List.of(DashboardWidget.of(text), ours, DashboardWidget.text(1, "b"), ours));

        assertThat(section.fullRows().widgets())
                .extracting(widget -> widget.width() + "x" + widget.height())
                .containsExactly("4x2", "8x6", "24x1", "24x6");
    }
}

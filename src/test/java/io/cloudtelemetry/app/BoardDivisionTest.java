package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.dashboards.BoardUse;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.ownership.Place;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** Whatever is divided stands on the boards once, in its order, and no board is larger than it may be. */
class BoardDivisionTest {
    /** A place lives no longer than its stack. */
    private static final Stack STACK = new Stack(new App(), "Boards");

    private static final Place PLACE = Place.of(STACK);

    @Provide
    Arbitrary<List<DashboardSection>> sections() {
        var widget = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(8, 12, 24),
                        Arbitraries.integers().between(0, 400))
                .as((metrics, width, length) -> new DashboardWidget(
                        "metric",
                        width,
                        6,
                        Map.of(
                                "metrics", Collections.nCopies(metrics, List.of("a", "b")),
                                "title", "\"".repeat(length))));
        return Combinators.combine(
                        Arbitraries.of("", "Nodes", "Pods"), widget.list().ofMaxSize(30))
                .as(DashboardSection::new)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<BoardUse> most() {
        return Combinators.combine(
                        Arbitraries.integers().between(3, 20),
                        Arbitraries.integers().between(6, 40),
                        Arbitraries.integers().between(3000, 9000))
                .as(BoardUse::new);
    }

    @Property(tries = 300)
    void everyWidgetStandsOnOneBoardAndNoneIsTooLarge(
            @ForAll("sections") List<DashboardSection> sections, @ForAll("most") BoardUse most) {
        var boards = new BoardDivision(PLACE, most).divide(sections);

        assertThat(boards.stream()
                        .flatMap(List::stream)
                        .flatMap(BoardDivisionTest::contents)
                        .toList())
                .isEqualTo(
                        sections.stream().flatMap(BoardDivisionTest::contents).toList());
        assertThat(boards).allSatisfy(board -> {
            assertThat(board)
                    .isNotEmpty()
                    .allSatisfy(section -> assertThat(section.widgets()).isNotEmpty());
            var use = BoardUse.of(PLACE, board);
            // Further down a row has more digits.
            assertThat(use.isWithin(most.plus(new BoardUse(0, 0, 2 * use.widgets()))))
                    .isTrue();
        });
    }

    /** What a widget shows under which heading; on another board it may be wider. */
    private static Stream<List<Object>> contents(DashboardSection section) {
        return section.widgets().stream().map(widget -> List.of(section.title(), widget.properties()));
    }
}

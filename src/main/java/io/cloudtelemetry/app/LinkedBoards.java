package io.cloudtelemetry.app;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.app.config.Grouped;
import io.cloudtelemetry.app.config.TelemetryConfig.DashboardConfig;
import io.cloudtelemetry.dashboards.BoardContent;
import io.cloudtelemetry.dashboards.BoardUse;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The boards that take the place of one that is beyond what CloudWatch allows: one for each group, further ones with a number
 * of a group that is too large itself, and an index. A name says all that there is to where a board stands, so that nothing
 * moves when something is added: the first of a group is in its stack, and each further number has a stack of its own.
 */
final class LinkedBoards {
    private static final int COLUMNS = 3;

    private final String key;
    private final DashboardConfig board;
    private final Place place;
    private final List<DashboardConfig> all;
    private final Map<String, Linked> boards = new LinkedHashMap<>();

    /**
     * A board of a group.
     *
     * @param stack the group whose stack it is in; null for that of what has none
     */
    record Linked(String name, @Nullable String stack, BoardContent content) implements Grouped {}

    LinkedBoards(String key, DashboardConfig board, Place place, List<DashboardConfig> all) {
        this.key = key;
        this.board = board;
        this.place = place;
        this.all = all;
    }

    List<Linked> boards() {
        return List.copyOf(boards.values());
    }

    /** Adds the boards of a group; none if there is nothing to show. */
    void add(String group, BoardContent content) {
        var parts = new BoardDivision(place, share(6)).divide(content.sections());
        for (int number = 1; number <= parts.size(); number++) {
            var ending = number == 1 ? group : group + "-" + number;
            var name = board.name() + "-" + ending;
            var stack = ending.equals(Grouped.UNGROUPED) ? null : ending;
            var other = boards.putIfAbsent(name, new Linked(name, stack, content.with(parts.get(number - 1))));
            if (other != null || all.stream().anyMatch(each -> each.name().equals(name))) {
                throw new IllegalArgumentException(
                        "%s would have a linked board %s for %s %s, a name that %s has; take another word for the group, or another name"
                                .formatted(
                                        key,
                                        name,
                                        number == 1 ? "the group" : "what is too much of the group",
                                        group,
                                        other == null ? "a board of the file" : "another linked board"));
            }
        }
    }

    /** {@return the sections of the index: links to the boards, and as many states of alarms as fit} */
    List<DashboardSection> index(DashboardSection states) {
        var sections = new ArrayList<DashboardSection>();
        sections.add(new DashboardSection("Boards", links()));
        var shown = new BoardDivision(place, share(3)).first(states.widgets());
        sections.add(new DashboardSection(states.title(), shown));
        var more = states.widgets().stream()
                .skip(shown.size())
                .mapToInt(widget -> widget.alarms().size())
                .sum();
        if (more > 0) {
            sections.add(new DashboardSection(
                    "", List.of(DashboardWidget.text(1, "%d more alarms are on the boards above.".formatted(more)))));
        }
        return sections;
    }

    /** {@return up to three columns of links, as AWS's own boards have them: without a host they hold in each partition} */
    private List<DashboardWidget> links() {
        var names = List.copyOf(boards.keySet());
        var columns = Math.min(COLUMNS, names.size());
        var rows = (names.size() + columns - 1) / columns;
        return IntStream.range(0, columns)
                .mapToObj(column -> names.subList(
                        Math.min(names.size(), column * rows), Math.min(names.size(), (column + 1) * rows)))
                .filter(some -> !some.isEmpty())
                .map(some -> new DashboardWidget(
                        "text",
                        DashboardWidget.COLUMNS / columns,
                        1 + rows / 2,
                        Map.of(
                                "markdown",
                                some.stream()
                                        .map("- [%1$s](#dashboards:name=%1$s)"::formatted)
                                        .collect(joining("\n")))))
                .toList();
    }

    /** {@return of a template some tenths, which boards of all entries of the file share, so that their stack can be deployed} */
    private BoardUse share(int tenths) {
        return new BoardUse(
                BoardUse.MOST.widgets(), BoardUse.MOST.metrics(), BoardUse.MOST.bytes() / 10 * tenths / all.size());
    }
}

package io.cloudtelemetry.app;

import io.cloudtelemetry.dashboards.BoardUse;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides sections among boards, from the top down: a section stays whole where one board can hold it, else its widgets are
 * divided.
 *
 * @param most what one board may use
 */
record BoardDivision(Place place, BoardUse most) {
    /** {@return the sections of each board, none of which is empty} */
    List<List<DashboardSection>> divide(List<DashboardSection> sections) {
        var boards = new ArrayList<List<DashboardSection>>();
        var used = BoardUse.NONE;
        for (var section : sections) {
            var left = section.widgets();
            while (!left.isEmpty()) {
                var part = new DashboardSection(section.title(), section.region(), left);
                if (!useOf(part).isWithin(most)) {
                    // Cut within a row, perhaps.
                    part = new DashboardSection(section.title(), section.region(), first(left)).fullRows();
                }
                left = left.subList(part.widgets().size(), left.size());
                part = part.fullRows();
                if (boards.isEmpty() || !used.plus(useOf(part)).isWithin(most)) {
                    boards.add(new ArrayList<>());
                    used = BoardUse.NONE;
                }
                boards.get(boards.size() - 1).add(part);
                used = used.plus(useOf(part));
            }
        }
        return boards;
    }

    /** {@return the first widgets that one board can hold under a heading; at least one} */
    List<DashboardWidget> first(List<DashboardWidget> widgets) {
        var use = useOf(new DashboardSection("A heading", List.of(DashboardWidget.text(1, ""))));
        for (int count = 0; count < widgets.size(); count++) {
            use = use.plus(useOf(new DashboardSection("", List.of(widgets.get(count)))));
            if (count > 0 && !use.isWithin(most)) {
                return widgets.subList(0, count);
            }
        }
        return widgets;
    }

    private BoardUse useOf(DashboardSection section) {
        return BoardUse.of(place, List.of(section));
    }
}

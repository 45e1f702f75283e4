package io.cloudtelemetry.dashboards;

import java.util.List;

/**
 * A part of a board with a heading of its own.
 *
 * @param title the heading, as Markdown without the leading {@code #}
 * @param widgets the widgets, laid out from left to right, then down
 */
public record DashboardSection(String title, List<DashboardWidget> widgets) {
    /** Copies the widgets. */
    public DashboardSection {
        widgets = List.copyOf(widgets);
    }
}

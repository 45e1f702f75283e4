package io.cloudtelemetry.dashboards;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a board with a heading of its own.
 *
 * @param title the heading, as Markdown without the leading {@code #}; empty for none
 * @param region the region of what is shown, which CDK's own widgets state themselves; null for that of the board
 */
public record DashboardSection(String title, @Nullable String region, List<DashboardWidget> widgets) {
    public DashboardSection {
        Objects.requireNonNull(title, "title");
        widgets = List.copyOf(Objects.requireNonNull(widgets, "widgets"));
    }

    /** A section about the region of the board. */
    public DashboardSection(String title, List<DashboardWidget> widgets) {
        this(title, null, widgets);
    }
}

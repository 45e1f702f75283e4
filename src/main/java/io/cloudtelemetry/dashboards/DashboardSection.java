package io.cloudtelemetry.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
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

    /** {@return this section without a hole: its rows are full, and the widgets of a row are of one height} None gets smaller. */
    public DashboardSection fullRows() {
        return new DashboardSection(title, region, Rows.widened(widgets)).evenRows(index -> true);
    }

    /**
     * {@return this section with widgets as high as the highest of their row}
     *
     * @param which which widgets may be made higher, by index; those of CDK's own stay as they are
     */
    public DashboardSection evenRows(IntPredicate which) {
        var even = new ArrayList<DashboardWidget>();
        for (var row : Rows.of(widgets)) {
            var highest = row.stream().mapToInt(DashboardWidget::height).max().orElse(0);
            for (var widget : row) {
                var mayGrow = !widget.isOfCdk() && which.test(even.size());
                even.add(mayGrow ? widget.sized(widget.width(), highest) : widget);
            }
        }
        return new DashboardSection(title, region, even);
    }

    /** {@return whether a choice from a variable changes it} The alarms of widgets are not looked at: CDK would be asked for each. */
    boolean uses(DashboardVariable variable) {
        return title.contains(variable.placeholder())
                || widgets.stream()
                        .anyMatch(widget -> widget.properties().toString().contains(variable.placeholder()));
    }
}

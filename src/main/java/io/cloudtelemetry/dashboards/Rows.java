package io.cloudtelemetry.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Widgets in rows, as CloudWatch's columns divide them. The order stays; rows with widgets of CDK's own are left as they are. */
final class Rows {
    private Rows() {}

    /** {@return the rows: a widget for which a row has no room begins another} */
    static List<List<DashboardWidget>> of(List<DashboardWidget> widgets) {
        var rows = new ArrayList<List<DashboardWidget>>();
        for (var widget : widgets) {
            if (rows.isEmpty() || columns(rows.get(rows.size() - 1)) + widget.width() > DashboardWidget.COLUMNS) {
                rows.add(new ArrayList<>());
            }
            rows.get(rows.size() - 1).add(widget);
        }
        return rows;
    }

    /** {@return the widgets, none narrower than given, that leave no column of a row empty} */
    static List<DashboardWidget> widened(List<DashboardWidget> widgets) {
        var rows = of(widgets);
        for (int index = 1; index < rows.size(); index++) {
            accompany(rows.get(index - 1), rows.get(index));
        }
        return rows.stream().flatMap(Rows::widenedRow).toList();
    }

    /** One small graph would be drawn over the whole width, so the last one of the row above comes down to it. */
    private static void accompany(List<DashboardWidget> above, List<DashboardWidget> row) {
        var last = above.get(above.size() - 1);
        if (row.size() == 1
                && above.size() > 2
                && last.width() == row.get(0).width()
                && 2 * last.width() <= DashboardWidget.COLUMNS
                && last.type().equals(row.get(0).type())
                && above.stream().noneMatch(DashboardWidget::isOfCdk)) {
            row.add(0, above.remove(above.size() - 1));
        }
    }

    private static Stream<DashboardWidget> widenedRow(List<DashboardWidget> row) {
        if (row.stream().anyMatch(DashboardWidget::isOfCdk)) {
            return row.stream();
        }
        var columns = columns(row);
        var wide = new ArrayList<DashboardWidget>();
        var end = 0;
        var x = 0;
        for (var widget : row) {
            end += widget.width();
            var right = end * DashboardWidget.COLUMNS / columns;
            wide.add(widget.sized(right - x, widget.height()));
            x = right;
        }
        return wide.stream();
    }

    private static int columns(List<DashboardWidget> row) {
        return row.stream().mapToInt(DashboardWidget::width).sum();
    }
}

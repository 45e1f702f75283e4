package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.ordered.Ordered;
import java.util.Map;
import java.util.Objects;

/**
 * One widget of a board, in the words of CloudWatch's dashboard body ("Dashboard body structure and syntax", CloudWatch
 * API reference).
 *
 * @param type CloudWatch's type of widget
 * @param width columns that it takes, of 24
 * @param height rows that it takes
 * @param properties what the type wants; the region is added where the type has one
 */
public record DashboardWidget(String type, int width, int height, Map<String, Object> properties) {
    /** The columns of a board. */
    public static final int COLUMNS = 24;

    /** Copies the properties. */
    public DashboardWidget {
        if (width < 1 || width > COLUMNS) {
            throw new IllegalArgumentException("width must be from 1 to 24 columns, got " + width);
        }
        properties = Ordered.sorted(properties);
    }

    /** {@return a full-width text} */
    public static DashboardWidget text(int height, String markdown) {
        return new DashboardWidget(
                "text", COLUMNS, height, Map.of("markdown", Objects.requireNonNull(markdown, "markdown")));
    }

    /** {@return a full-width table with the answer to a query} */
    public static DashboardWidget table(LogQuery query) {
        return table(query, COLUMNS);
    }

    /** {@return a table of some columns' width with the answer to a query} */
    public static DashboardWidget table(LogQuery query, int width) {
        return new DashboardWidget(
                "log", width, 8, Ordered.map("title", query.title(), "query", query.withSources(), "view", "table"));
    }

    boolean hasRegion() {
        return !type.equals("text") && !type.equals("alarm");
    }
}

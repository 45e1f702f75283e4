package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.ordered.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.cloudwatch.IWidget;

/**
 * One widget of a board, in the words of CloudWatch's dashboard body ("Dashboard body structure and syntax", CloudWatch
 * API reference).
 *
 * @param type CloudWatch's type of widget; {@code cdk} for what {@link #of} gives
 * @param width columns that it takes, of 24
 * @param height rows that it takes
 * @param properties what the type wants; the region is added where the type has one
 * @param alarms the alarms that it shows, which the stack of the board must be able to refer to
 */
public record DashboardWidget(
        String type, int width, int height, Map<String, Object> properties, List<NamedAlarm> alarms) {
    /** The columns of a board. */
    public static final int COLUMNS = 24;

    private static final String CDK = "cdk";
    private static final String PARTS = "parts";

    public DashboardWidget {
        Objects.requireNonNull(type, "type");
        if (width < 1 || width > COLUMNS) {
            throw new IllegalArgumentException("width must be from 1 to 24 columns, got " + width);
        }
        properties = Ordered.sorted(Objects.requireNonNull(properties, "properties"));
        alarms = List.copyOf(Objects.requireNonNull(alarms, "alarms"));
    }

    /** A widget that shows no alarms by their ARNs. */
    public DashboardWidget(String type, int width, int height, Map<String, Object> properties) {
        this(type, width, height, properties, List.of());
    }

    /**
     * {@return a widget of CDK's own} A {@code Row} or {@code Column} stays together. As on CDK's own boards, what it names
     * of another stack is exported there.
     *
     * @throws IllegalArgumentException if it is wider than a board
     */
    public static DashboardWidget of(IWidget widget) {
        var width = Objects.requireNonNull(widget, "widget").getWidth().intValue();
        widget.position(0, 0);
        return new DashboardWidget(CDK, width, widget.getHeight().intValue(), Map.of(PARTS, widget.toJson()));
    }

    boolean isOfCdk() {
        return type.equals(CDK);
    }

    /** {@return what a widget of CDK's own consists of, as CDK writes it} */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> parts() {
        return (List<Map<String, Object>>) Objects.requireNonNull(properties.get(PARTS), PARTS);
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

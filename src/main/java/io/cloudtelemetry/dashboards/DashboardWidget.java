package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.metrics.Finding;
import io.cloudtelemetry.ordered.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.cloudwatch.IWidget;

/**
 * One widget of a board, in the words of CloudWatch's dashboard body ("Dashboard body structure and syntax", CloudWatch API
 * reference).
 *
 * @param type CloudWatch's type of widget; {@code cdk} for what {@link #of} gives
 * @param width columns that it takes, of 24
 * @param height rows that it takes
 * @param properties properties of that type; the region is added where the type has one
 * @param alarms the alarms that it shows, which the stack of the board must be able to refer to
 * @param findings what the catalogue of metrics has against what it shows, of which the board warns
 */
public record DashboardWidget(
        String type,
        int width,
        int height,
        Map<String, Object> properties,
        List<NamedAlarm> alarms,
        List<Finding> findings) {
    /** The columns of a board. */
    public static final int COLUMNS = 24;

    private static final String CDK = "cdk";
    private static final String WIDGET = "widget";

    public DashboardWidget {
        Objects.requireNonNull(type, "type");
        if (width < 1 || width > COLUMNS) {
            throw new IllegalArgumentException("width must be from 1 to 24 columns, got " + width);
        }
        properties = Ordered.sorted(Objects.requireNonNull(properties, "properties"));
        alarms = List.copyOf(Objects.requireNonNull(alarms, "alarms"));
        findings = List.copyOf(Objects.requireNonNull(findings, "findings"));
    }

    /** A widget that shows no metric that is in doubt. */
    public DashboardWidget(
            String type, int width, int height, Map<String, Object> properties, List<NamedAlarm> alarms) {
        this(type, width, height, properties, alarms, List.of());
    }

    /** A widget that shows no alarms by their ARNs. */
    public DashboardWidget(String type, int width, int height, Map<String, Object> properties) {
        this(type, width, height, properties, List.of());
    }

    /**
     * {@return a widget of CDK's own} It is read when its board is built, and shows the region that its metrics state,
     * whatever that of its section. A {@code Row} or {@code Column} stays together. As on CDK's own boards, metrics of
     * another stack's resources are exported there.
     *
     * @throws IllegalArgumentException if it is wider than a board, or an empty row or column
     */
    public static DashboardWidget of(IWidget widget) {
        var width = Objects.requireNonNull(widget, "widget").getWidth();
        if (width == null || width.intValue() == 0) {
            throw new IllegalArgumentException("widget must show something, got an empty row or column");
        }
        return new DashboardWidget(CDK, width.intValue(), widget.getHeight().intValue(), Map.of(WIDGET, widget));
    }

    /**
     * {@return this widget with another size}
     *
     * @throws IllegalArgumentException if it is wider than a board
     */
    public DashboardWidget sized(int columns, int rows) {
        return new DashboardWidget(type, columns, rows, properties, alarms, findings);
    }

    boolean isOfCdk() {
        return properties.get(WIDGET) instanceof IWidget;
    }

    /** {@return the widget of CDK's own, which is read when its board is built} */
    IWidget ofCdk() {
        return (IWidget) Objects.requireNonNull(properties.get(WIDGET), WIDGET);
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

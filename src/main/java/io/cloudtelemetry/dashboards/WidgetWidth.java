package io.cloudtelemetry.dashboards;

/** How much of a row a widget takes. */
public enum WidgetWidth {
    /** A quarter of the row. */
    QUARTER(6),
    /** A third of the row. */
    THIRD(8),
    /** Half of the row. */
    HALF(12),
    /** Two thirds of the row. */
    TWO_THIRDS(16),
    /** The whole row. */
    FULL(DashboardWidget.COLUMNS);

    private final int columns;

    WidgetWidth(int columns) {
        this.columns = columns;
    }

    /** {@return the columns that it takes, of 24} */
    public int columns() {
        return columns;
    }
}

package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.alarms.AlarmSource;
import io.cloudtelemetry.alarms.DefinedComposite;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A section that shows the state of alarms. */
public final class AlarmStates {
    /** An alarm widget holds at most 100 alarms ("Alarm widget object", CloudWatch API reference). */
    private static final int MOST_IN_A_WIDGET = 100;

    private static final int IN_A_ROW = 4;

    private static final int LONG_IN_A_ROW = 3;

    private AlarmStates() {}

    /**
     * {@return a widget with the states of alarms}
     *
     * @throws IllegalArgumentException if it would hold none, or more than CloudWatch allows
     */
    public static DashboardWidget widget(String title, int width, List<NamedAlarm> alarms) {
        Objects.requireNonNull(title, "title");
        if (alarms.isEmpty() || alarms.size() > MOST_IN_A_WIDGET) {
            throw new IllegalArgumentException(
                    "alarms must be 1 to %d in a widget, got %d".formatted(MOST_IN_A_WIDGET, alarms.size()));
        }
        var inARow = Math.max(1, IN_A_ROW * width / DashboardWidget.COLUMNS);
        return new DashboardWidget(
                "alarm",
                width,
                1 + (alarms.size() + inARow - 1) / inARow,
                Ordered.map(
                        "title",
                        title,
                        "alarms",
                        alarms.stream().map(NamedAlarm::arn).toList()),
                alarms);
    }

    /** {@return a graph of what an alarm looks at, with its threshold or band: a third of the board wide} */
    public static DashboardWidget graph(NamedAlarm alarm) {
        return new DashboardWidget(
                "metric",
                WidgetWidth.THIRD.columns(),
                Graph.HEIGHT,
                Ordered.map(
                        "title",
                        alarm.name(),
                        "view",
                        "timeSeries",
                        "annotations",
                        Map.of("alarms", List.of(alarm.arn()))),
                List.of(alarm));
    }

    /** {@return the section, with every alarm of what is given; empty if there is no alarm} */
    public static DashboardSection of(List<? extends AlarmSource> alarms) {
        return new DashboardSection(
                "Alarms", widgets("Alarm states", DashboardWidget.COLUMNS, AlarmSource.alarmsOf(alarms)));
    }

    /** {@return the section, with the composites first and then the other alarms from the most urgent on; each once} */
    public static DashboardSection bySeverity(List<? extends AlarmSource> alarms) {
        var composites = new ArrayList<NamedAlarm>();
        var others = new EnumMap<Severity, List<NamedAlarm>>(Severity.class);
        for (var alarm : new LinkedHashSet<>(AlarmSource.alarmsOf(alarms))) {
            (alarm instanceof DefinedComposite
                            ? composites
                            : others.computeIfAbsent(alarm.severity(), severity -> new ArrayList<>()))
                    .add(alarm);
        }
        var widgets = new ArrayList<>(high("Composite alarms", DashboardWidget.COLUMNS, composites));
        others.forEach((severity, some) -> widgets.addAll(high("Alarms: " + severity, DashboardWidget.COLUMNS, some)));
        return new DashboardSection("Alarms", widgets);
    }

    /** {@return such widgets, high enough for long names, of which three rows take two of the board: none is left out} */
    static List<DashboardWidget> high(String title, int width, List<NamedAlarm> all) {
        var inARow = Math.max(1, LONG_IN_A_ROW * width / DashboardWidget.COLUMNS);
        return widgets(title, width, all).stream()
                .map(widget -> {
                    var rows = (widget.alarms().size() + inARow - 1) / inARow;
                    return widget.sized(width, 1 + (2 * rows + 2) / 3);
                })
                .toList();
    }

    /** {@return the states of alarms, in as many widgets as they need; none for none} */
    private static List<DashboardWidget> widgets(String title, int width, List<NamedAlarm> all) {
        var widgets = new ArrayList<DashboardWidget>();
        for (int from = 0; from < all.size(); from += MOST_IN_A_WIDGET) {
            var part = all.subList(from, Math.min(all.size(), from + MOST_IN_A_WIDGET));
            widgets.add(widget(title, width, part));
        }
        return widgets;
    }
}

package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.alarms.AlarmSource;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.List;

/** A section that shows the state of alarms. */
public final class AlarmStates {
    /** An alarm widget holds at most 100 alarms ("Alarm widget object", CloudWatch API reference). */
    private static final int MOST_IN_A_WIDGET = 100;

    private static final int IN_A_ROW = 4;

    private AlarmStates() {}

    /** {@return the section, with every alarm of what is given; empty if there is no alarm} */
    public static DashboardSection of(List<? extends AlarmSource> alarms) {
        var all = AlarmSource.alarmsOf(alarms);
        var widgets = new ArrayList<DashboardWidget>();
        for (int from = 0; from < all.size(); from += MOST_IN_A_WIDGET) {
            var part = all.subList(from, Math.min(all.size(), from + MOST_IN_A_WIDGET));
            widgets.add(new DashboardWidget(
                    "alarm",
                    DashboardWidget.COLUMNS,
                    1 + (part.size() + IN_A_ROW - 1) / IN_A_ROW,
                    Ordered.map(
                            "title",
                            "Alarm states",
                            "alarms",
                            part.stream().map(NamedAlarm::arn).toList()),
                    part));
        }
        return new DashboardSection("Alarms", widgets);
    }
}

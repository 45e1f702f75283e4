package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A row of a board. */
@Describes("""
        title: Its heading. Default: none.
        widgets: What stands in it, from left to right. What is beyond 24 columns comes below; widths in words must add up to full rows there.
        """)
public record RowConfig(
        @Nullable String title,

        @Required("a list of widgets such as {text: Runbooks}")
        List<WidgetConfig> widgets) implements Checked {
    @Override
    public void check(Checks checks) {
        checks.ofAll(this::requireRoom);
    }

    /** What does not fit comes below, and leaves a hole. Between parts of a row in words this is a mistake in adding up. */
    private void requireRoom() {
        var columns = 0;
        var areWords = true;
        for (int index = 0; index < widgets.size(); index++) {
            var widget = widgets.get(index);
            var isWord = widget.wordOfWidth().isPresent();
            if (columns + widget.columns() > DashboardWidget.COLUMNS) {
                if (areWords && isWord && columns < DashboardWidget.COLUMNS) {
                    throw new IllegalArgumentException(
                            "widgets[%d].width must fit into the row, got %s where %d of %d columns are taken; begin another row"
                                    .formatted(index, widget.width(), columns, DashboardWidget.COLUMNS));
                }
                columns = 0;
                areWords = true;
            }
            columns += widget.columns();
            areWords &= isWord;
        }
    }

    /**
     * {@return the row}
     *
     * @param alarms finds the alarms of a list of the file by its key
     */
    public DashboardSection section(String key, BiFunction<String, List<String>, List<NamedAlarm>> alarms) {
        var all = new ArrayList<DashboardWidget>();
        for (int index = 0; index < widgets.size(); index++) {
            var at = "%s.widgets[%d]".formatted(key, index);
            var widget = widgets.get(index);
            var shown = widget.alarms() == null ? List.<NamedAlarm>of() : alarms.apply(at + ".alarms", widget.alarms());
            all.add(ConfigChecks.under(at, () -> widget.widget(shown)));
        }
        return new DashboardSection(title == null ? "" : title, all)
                .evenRows(index -> widgets.get(index).height() == null);
    }

    /** {@return the log groups that its widgets ask, by the key of the widget} */
    public Map<String, List<String>> logGroups(String key) {
        var groups = new LinkedHashMap<String, List<String>>();
        for (int index = 0; index < widgets.size(); index++) {
            var logs = widgets.get(index).logs();
            if (logs != null) {
                groups.put("%s.widgets[%d].logs.groups".formatted(key, index), logs.groups());
            }
        }
        return groups;
    }
}

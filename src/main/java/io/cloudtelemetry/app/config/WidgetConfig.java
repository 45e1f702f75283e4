package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.Graph;
import io.cloudtelemetry.dashboards.Graph.View;
import io.cloudtelemetry.dashboards.GraphAxis;
import io.cloudtelemetry.dashboards.WidgetWidth;
import io.cloudtelemetry.logs.LogQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A widget of a board, of one kind. */
@Describes("""
        title: Its title. Default: none, for logs the first group, for alarms Alarm states.
        metrics: A graph of metrics of any namespace, of math over them, and of what searches find.
        logs: A table with the answer to a query over log groups.
        text: A text in Markdown.
        alarms: The states of alarms, by their names or by the words that composites take.
        width: How much of the row it takes: quarter, third, half, twoThirds, full, or a number of columns, of 24. Default: third with metrics, else full.
        height: Rows that it takes. Default: 6 with metrics, 8 with logs, 2 with text, that of alarms from their number; at least as many as others of its row.
        view: With metrics: lines, stacked (areas one on top of another), or values (the latest of each). Default: lines.
        period: With metrics: the length of a period in seconds. Default: 60.
        left: With metrics: the left axis.
        right: With metrics: the right axis.
        """)
record WidgetConfig(
        @Nullable String title,
        @Nullable List<LineConfig> metrics,
        @Nullable LogsConfig logs,
        @Nullable String text,
        @Nullable List<String> alarms,
        @Nullable String width,
        @Nullable Integer height,
        @Nullable @CamelCase View view,
        @Nullable Integer period,
        @Nullable AxisConfig left,
        @Nullable AxisConfig right)
        implements Checked {
    private static final Pattern COLUMNS = Pattern.compile("-?\\d{1,9}");

    /** Rows of a board, "Dashboard body structure and syntax", CloudWatch API reference. */
    private static final int MOST_ROWS = 1000;

    private static final int MINUTE = 60;

    @Override
    public void check(Checks checks) {
        checks.ofAll(this::requireTogether);
    }

    private void requireTogether() {
        var kind = Given.only("metrics", metrics, "logs", logs, "text", text, "alarms", alarms);
        Given.requireWith("view", view, "metrics", metrics);
        Given.requireWith("period", period, "metrics", metrics);
        Given.requireWith("left", left, "metrics", metrics);
        Given.requireWith("right", right, "metrics", metrics);
        ConfigChecks.require(kind, metrics == null ? alarms == null ? kind : alarms : metrics, "a list of " + kind);
        if (height != null && (alarms != null || height < 1 || height > MOST_ROWS)) {
            throw new IllegalArgumentException(
                    alarms != null
                            ? "height must be left out with alarms, whose number it follows from"
                            : "height must be from 1 to %d rows, got %d".formatted(MOST_ROWS, height));
        }
        if (period != null && (period < 1 || period > MINUTE && period % MINUTE != 0)) {
            throw new IllegalArgumentException("period must be 1 to 60 seconds or a multiple of 60, got " + period);
        }
        if (alarms == null) {
            widget(List.of());
        } else {
            new DashboardWidget("alarm", columns(), 1, Map.of());
        }
    }

    int columns() {
        if (width == null) {
            return (metrics == null ? WidgetWidth.FULL : WidgetWidth.THIRD).columns();
        }
        var word = wordOfWidth();
        if (word.isEmpty() && !COLUMNS.matcher(width).matches()) {
            throw new IllegalArgumentException("width must be %s or a number of columns, got \"%s\""
                    .formatted(
                            Arrays.stream(WidgetWidth.values())
                                    .map(CamelCase.Word::of)
                                    .collect(Collectors.joining(", ")),
                            width));
        }
        return word.map(WidgetWidth::columns).orElseGet(() -> Integer.valueOf(width));
    }

    /** {@return its width, if that is given as a word} */
    Optional<WidgetWidth> wordOfWidth() {
        return Arrays.stream(WidgetWidth.values())
                .filter(each -> CamelCase.Word.of(each).equals(width))
                .findFirst();
    }

    /** {@return the widget; alarms are those of its key} */
    DashboardWidget widget(List<NamedAlarm> shown) {
        if (metrics != null) {
            return graph(metrics);
        }
        if (logs != null) {
            var query = ConfigChecks.under("logs", () -> logs.query(title));
            return DashboardWidget.table(query, columns()).sized(columns(), height == null ? 8 : height);
        }
        return text != null
                ? new DashboardWidget("text", columns(), height == null ? 2 : height, Map.of("markdown", text))
                : AlarmStates.widget(title == null ? "Alarm states" : title, columns(), shown);
    }

    private DashboardWidget graph(List<LineConfig> drawn) {
        var seconds = period == null ? MINUTE : period;
        var graph = Graph.of(title == null ? "" : title, seconds, "")
                .as(view == null ? View.LINES : view)
                .axes(
                        left == null ? new GraphAxis(null, null, null) : left.axis(),
                        right == null ? null : right.axis());
        for (int index = 0; index < drawn.size(); index++) {
            var line = drawn.get(index);
            var before = graph;
            graph = ConfigChecks.under("metrics[%d]".formatted(index), () -> line.addTo(before));
        }
        return graph.widget(columns(), height == null ? 6 : height);
    }

    /** A query of a widget. */
    @Describes("""
            groups: The names of the log groups.
            query: What is asked, in the language of CloudWatch Logs Insights, without sources.
            """)
    record LogsConfig(
            @Required("a list of log groups such as /aws/lambda/orders")
            List<String> groups,

            @Required("a query such as fields @timestamp, @message | limit 20")
            String query) {
        LogQuery query(@Nullable String title) {
            return ConfigChecks.renamed(
                    "logGroupNames",
                    "groups",
                    () -> new LogQuery(title == null ? groups.get(0) : title, groups, query));
        }
    }

    /** An axis of a graph. */
    @Describes("""
            label: What it counts, such as milliseconds. Default: the unit, as CloudWatch has it.
            min: Where it begins. Default: where the values do.
            max: Where it ends. Default: where the values do.
            """)
    record AxisConfig(
            @Nullable String label,
            @Nullable Double min,
            @Nullable Double max) implements Checked {
        @Override
        public void check(Checks checks) {
            checks.ofAll(this::requireTogether);
        }

        private void requireTogether() {
            if (label == null && min == null && max == null) {
                throw new IllegalArgumentException("label, min or max must be given, got none");
            }
            if (min != null && max != null && min >= max) {
                throw new IllegalArgumentException("min must be below max, got %s and %s".formatted(min, max));
            }
        }

        GraphAxis axis() {
            return new GraphAxis(label, min, max);
        }
    }
}

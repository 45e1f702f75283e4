package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.alarms.MathSeries;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.dashboards.Graph.Drawn;
import io.cloudtelemetry.dashboards.Graph.View;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A widget as a data file has it: a graph if it has lines or spreads, a table if it has a query, else a text or the states of
 * alarms. Rows are structured, so that each is checked against the catalogue of metrics; one of a series that the subject does
 * not publish is left out, and with its last row the widget.
 *
 * @param title what is shown, and in which unit
 * @param label what the left axis counts; null for a widget that is no graph
 * @param width how much of the row; null for a third of a graph, half of others
 * @param stacked whether the lines are areas, one on top of another
 * @param of values of dimensions beside those of the subject, such as that of a variable; null for none
 * @param by the dimensions of a spread, the one that names a line first
 * @param top of how many the highest values are drawn, by a query of Metrics Insights; null for a search, which draws all
 * @param needs a word of the subject without which there is nothing to draw; null for none
 * @param lines of each line the metric, the statistic and the legend; one with a fourth, its id, is drawn by math alone
 * @param math of each expression over lines the expression and the legend
 * @param spreads of each spread, a line for each value of {@code by}: the metric, the statistic and what its legend begins with
 * @param query the answer to a query over the subject's log group
 * @param text Markdown
 * @param alarms which of the subject's alarms have their states shown: {@code all}, or those of a name
 * @hidden
 */
public record WidgetData(
        String title,
        @Nullable String label,
        @Nullable WidgetWidth width,
        boolean stacked,
        @Nullable Map<String, String> of,
        @Nullable List<String> by,
        @Nullable Integer top,
        @Nullable String needs,
        @Nullable List<List<String>> lines,
        @Nullable List<List<String>> math,
        @Nullable List<List<String>> spreads,
        @Nullable String query,
        @Nullable String text,
        @Nullable String alarms) {
    private static final int TEXT_HEIGHT = 3;

    public WidgetData {
        Objects.requireNonNull(title, "title");
    }

    /** {@return the widget of a subject; none if the subject has nothing of it, several for more alarms than one can hold} */
    public Stream<DashboardWidget> widgets(BoardSubject subject) {
        if (needs != null && !subject.words().containsKey(needs)) {
            return Stream.empty();
        }
        if (alarms != null) {
            return states(subject.filled(title), subject.alarms(alarms));
        }
        if (query != null) {
            return Stream.ofNullable(subject.logGroup())
                    .map(group -> new LogQuery(subject.filled(title), List.of(group), subject.filled(query)))
                    .map(asked -> DashboardWidget.table(asked, columns(WidgetWidth.HALF)));
        }
        return text == null
                ? graph(subject)
                : Stream.of(DashboardWidget.text(TEXT_HEIGHT, subject.filled(text))
                        .sized(columns(WidgetWidth.FULL), TEXT_HEIGHT));
    }

    private Stream<DashboardWidget> states(String heading, List<NamedAlarm> shown) {
        return AlarmStates.high(heading, columns(WidgetWidth.HALF), shown).stream();
    }

    private int columns(WidgetWidth usual) {
        return (width == null ? usual : width).columns();
    }

    private Stream<DashboardWidget> graph(BoardSubject subject) {
        var dimensions = new TreeMap<>(subject.subject().dimensions());
        dimensions.putAll(of == null ? Map.of() : of);
        var graph = Graph.of(
                subject.filled(title), subject.subject().shortestPeriod(), Objects.requireNonNull(label, title));
        var ids = new TreeSet<String>();
        for (var row : rows(lines)) {
            var metric = checked(subject, row, dimensions.keySet());
            if (subject.publishes(metric, dimensions.keySet())) {
                var id = row.size() > 3 ? row.get(3) : null;
                ids.addAll(id == null ? Set.of() : Set.of(id));
                graph = graph.line(new Graph.Line(
                        metric, dimensions, row.get(1), row.get(2), id, id == null ? Drawn.LEFT : Drawn.HIDDEN));
            }
        }
        for (var row : rows(math)) {
            if (ids.containsAll(MathSeries.namesIn(row.get(0)))) {
                graph = graph.math(row.get(0), row.get(1));
            }
        }
        var spread = new ArrayList<Spread>();
        for (var row : rows(spreads)) {
            var one = new Spread(
                    subject.metrics().metric(row.get(0)),
                    row.get(1),
                    row.size() > 2 ? row.get(2) : "",
                    Objects.requireNonNull(by, title),
                    dimensions,
                    top);
            checked(subject, row, one.dimensions());
            if (subject.publishes(one.metric(), one.dimensions()) && one.canBeAsked()) {
                graph = graph.expression(one.expression(graph.period()));
                spread.add(one);
            }
        }
        return graph.lines().isEmpty() && spread.isEmpty()
                ? Stream.empty()
                : Stream.of(graph.limits(subject.metricAlarms(), spread)
                        .as(stacked ? View.STACKED : View.LINES)
                        .widget(columns(WidgetWidth.THIRD), Graph.HEIGHT));
    }

    /** A set that is never published is a mistake in the file, wherever it is read. */
    private static MetricDefinition checked(BoardSubject subject, List<String> row, Set<String> dimensions) {
        var metric = subject.metrics().metric(row.get(0));
        metric.requireDimensions(dimensions);
        return metric;
    }

    private static List<List<String>> rows(@Nullable List<List<String>> given) {
        return given == null ? List.of() : given;
    }
}

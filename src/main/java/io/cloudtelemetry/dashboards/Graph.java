package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.MetricSeries;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A graph of metrics, as lines over time.
 *
 * @param period the length of a period in seconds
 * @param label what the left axis counts
 * @param limits thresholds of alarms to draw across
 */
public record Graph(String title, int period, String label, List<Threshold> limits, List<Line> lines) {
    private static final int WIDTH = 8;
    private static final int HEIGHT = 6;

    public Graph {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(label, "label");
        limits = List.copyOf(Objects.requireNonNull(limits, "limits"));
        lines = List.copyOf(Objects.requireNonNull(lines, "lines"));
    }

    /** {@return an empty graph; its left axis begins at 0} */
    public static Graph of(String title, int period, String label) {
        return new Graph(title, period, label, List.of(), List.of());
    }

    /**
     * {@return this graph with one more line} What the catalogue doubts of it is a warning of the board that shows it.
     *
     * @throws IllegalArgumentException if the metric is not published under these dimensions
     */
    public Graph line(MetricDefinition metric, Map<String, String> dimensions, String statistic, String name) {
        var all = new ArrayList<>(lines);
        Objects.requireNonNull(dimensions, "dimensions");
        all.add(new Line(metric, metric.dimensionsOn(dimensions, Map.of()), statistic, name));
        return new Graph(title, period, label, limits, all);
    }

    /** {@return this graph with that threshold alone drawn across, or none} */
    public Graph limit(@Nullable Threshold threshold) {
        return new Graph(title, period, label, threshold == null ? List.of() : List.of(threshold), lines);
    }

    /** {@return this graph with the thresholds of those alarms drawn across that look at one of its lines} */
    public Graph limits(List<DefinedAlarm> alarms) {
        var drawn = alarms.stream()
                .map(DefinedAlarm::spec)
                .filter(spec -> !spec.threshold().isBand() && lines.stream().anyMatch(line -> line.isOf(spec.series())))
                .map(AlarmSpec::threshold)
                .distinct()
                .toList();
        return new Graph(title, period, label, drawn, lines);
    }

    /** {@return the widget: a third of the board wide} */
    public DashboardWidget widget() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("title", title);
        properties.put("view", "timeSeries");
        properties.put("stacked", false);
        properties.put("period", period);
        properties.put("yAxis", Map.of("left", Ordered.map("min", 0, "label", label, "showUnits", false)));
        properties.put("metrics", lines.stream().map(Line::body).toList());
        if (!limits.isEmpty()) {
            properties.put(
                    "annotations",
                    Map.of(
                            "horizontal",
                            limits.stream()
                                    .map(limit -> Ordered.map("label", "alarm " + limit, "value", limit.value()))
                                    .toList()));
        }
        var findings = lines.stream()
                .flatMap(line -> line.metric().findings(line.dimensions(), line.statistic()).stream())
                .distinct()
                .toList();
        return new DashboardWidget("metric", WIDTH, HEIGHT, properties, List.of(), findings);
    }

    /** One line of a graph. */
    public record Line(MetricDefinition metric, Map<String, String> dimensions, String statistic, String name) {
        public Line {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(dimensions, "dimensions");
            Objects.requireNonNull(statistic, "statistic");
            Objects.requireNonNull(name, "name");
        }

        /** A series of the graph's subject itself; one of something below it would need a line of its own. */
        private boolean isOf(Series series) {
            return series instanceof MetricSeries one
                    && one.metric().equals(metric)
                    && one.statistic().equals(statistic)
                    && one.dimensions().isEmpty();
        }

        private List<Object> body() {
            var body = new ArrayList<Object>(List.of(metric.namespace(), metric.name()));
            dimensions.forEach((dimension, value) -> {
                body.add(dimension);
                body.add(value);
            });
            body.add(Ordered.map("stat", statistic, "label", name));
            return body;
        }
    }
}

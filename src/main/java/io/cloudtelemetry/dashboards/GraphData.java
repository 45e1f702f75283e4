package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A graph as a data file has it.
 *
 * @param label what the left axis counts
 * @param lines of each line the metric, the statistic and the legend
 * @hidden
 */
public record GraphData(String title, String label, List<List<String>> lines) {
    public GraphData {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(label, "label");
        lines = List.copyOf(Objects.requireNonNull(lines, "lines"));
    }

    /** {@return the graph of what has these dimensions} */
    public Graph graph(MetricCatalogue metrics, int period, Map<String, String> dimensions) {
        var graph = Graph.of(title, period, label);
        for (var line : lines) {
            graph = graph.line(metrics.metric(line.get(0)), dimensions, line.get(1), line.get(2));
        }
        return graph;
    }
}

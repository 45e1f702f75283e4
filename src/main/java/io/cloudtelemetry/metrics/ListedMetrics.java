package io.cloudtelemetry.metrics;

import io.cloudtelemetry.ordered.Ordered;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What AWS's lists have of one namespace, read from its file below {@code catalogue}. That begins with comments and the
 * level; then each line is a metric: name, unit, statistic, the recommended ones, sets of dimensions, what has to be known.
 * A cell is empty where AWS says nothing; a set without dimensions is written {@code ()}.
 *
 * @param level the level of those metrics that have a set
 * @param metrics the metrics by name, a map of the reader's own
 */
record ListedMetrics(MetricLevel level, Map<String, MetricDefinition> metrics) {
    /** Those of the lists, and those that are verified only. */
    static final Set<String> NAMESPACES = Ordered.sorted(lines("namespaces"));

    private static final String COMMENT = "#";
    private static final String COLUMN = "\\|";
    private static final int COLUMNS = 6;

    /** {@return the metrics; none, and the level exact, if there is no file as all of the namespace is verified} */
    static ListedMetrics read(String namespace) {
        var lines = lines(namespace.replace('/', '-'));
        var metrics = new TreeMap<String, MetricDefinition>();
        if (lines.isEmpty()) {
            return new ListedMetrics(MetricLevel.EXACT, metrics);
        }
        var level = MetricLevel.valueOf(lines.get(0));
        lines.stream()
                .skip(1)
                .map(line -> metric(namespace, level, line.split(COLUMN, COLUMNS)))
                .forEach(metric -> metrics.put(metric.name(), metric));
        return new ListedMetrics(level, metrics);
    }

    private static MetricDefinition metric(String namespace, MetricLevel level, String[] cells) {
        var sets = words(cells[4], ";").stream()
                .map(set -> DimensionSet.of("()".equals(set) ? "" : set, List.of()))
                .toList();
        return new MetricDefinition(
                namespace,
                cells[0],
                cells[1],
                cells[2].isEmpty() ? "Average" : cells[2],
                MetricRange.UNKNOWN,
                sets,
                false,
                cells[5],
                List.of(),
                sets.isEmpty() ? MetricLevel.NAMED : level,
                Ordered.sorted(words(cells[3], " ")),
                "");
    }

    private static List<String> words(String cell, String separator) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(separator));
    }

    private static List<String> lines(String name) {
        var file = ListedMetrics.class.getResourceAsStream("catalogue/" + name + ".txt");
        if (file == null) {
            return List.of();
        }
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith(COMMENT)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

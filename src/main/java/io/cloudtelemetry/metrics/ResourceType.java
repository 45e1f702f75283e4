package io.cloudtelemetry.metrics;

import io.cloudtelemetry.ordered.Ordered;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type of AWS resource that can be watched, as data: its file below {@code resources} is all that there is of it.
 * docs/adding-a-service.md has the format.
 *
 * @param service what one of it is called, such as "SQS queue"
 * @param key the configuration file's word for all of it, which is the file's name and begins the anchors of its runbooks
 * @param namespace the namespace of its metrics
 * @param existing the dimensions that tell one from another, with the keys by which one that exists is given
 * @param types the CloudFormation types that it has in a template, with where each of these dimensions comes from
 * @param when properties that a resource in a template must have to be of this type, with the values that they may have;
 *     {@code given} is any, {@code absent} none
 * @param pointedAtBy the property with which another resource of the same CloudFormation type makes one this; null for none
 * @param dimensions the further dimensions that rows and lines name
 * @param continuous whether its metrics have a data point every minute, whatever happens, where a row does not say otherwise
 * @param regions the only regions in which AWS publishes its metrics; empty for all
 * @param alarms the recommended alarms
 * @param notTaken what AWS recommends and this project does not
 * @param gone the names of alarms that were recommended once, and why they are no more
 * @param graphs the graphs of its section of a board
 * @param logGroup the name of its log group, with dimensions in braces; null for none
 * @param logGroupIn the property in which a resource in a template has another group, with dots; null for none
 * @param console its page in the console, behind the host, with dimensions and {@code region} in braces; null for none
 * @hidden
 */
public record ResourceType(
        String service,
        String key,
        String namespace,
        Map<String, String> existing,
        Map<String, Map<String, DimensionValue>> types,
        Map<String, List<String>> when,
        @Nullable String pointedAtBy,
        Map<String, DimensionValue> dimensions,
        boolean continuous,
        Set<String> regions,
        List<AlarmRecommendation> alarms,
        List<AlarmRecommendations.NotTaken> notTaken,
        Map<String, String> gone,
        List<GraphRow> graphs,
        @Nullable String logGroup,
        @Nullable String logGroupIn,
        @Nullable String console) {
    /** Copies what is given; a file may leave out what is empty. */
    public ResourceType {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(namespace, "namespace");
        existing = Ordered.copy(existing);
        types = types == null ? Map.of() : Ordered.copy(types);
        when = when == null ? Map.of() : Ordered.copy(when);
        dimensions = dimensions == null ? Map.of() : Ordered.copy(dimensions);
        regions = regions == null ? Set.of() : Ordered.sorted(regions);
        alarms = List.copyOf(alarms);
        notTaken = notTaken == null ? List.of() : List.copyOf(notTaken);
        gone = gone == null ? Map.of() : Ordered.copy(gone);
        graphs = List.copyOf(graphs);
        for (var type : types.entrySet()) {
            if (!type.getValue().keySet().equals(existing.keySet())) {
                throw new IllegalArgumentException("types.%s must have the dimensions %s, got %s"
                        .formatted(
                                type.getKey(),
                                existing.keySet(),
                                type.getValue().keySet()));
            }
        }
    }

    /** {@return its recommended alarms} */
    public AlarmRecommendations recommendations() {
        return new AlarmRecommendations(service, key, namespace, existing.keySet(), Set.of(), alarms, notTaken, gone);
    }

    /** {@return what the catalogue says that its alarms' metrics require, all of which whoever switches one on has} */
    public Set<String> requirements() {
        return Ordered.sorted(alarms.stream()
                .flatMap(row -> MetricCatalogue.of(row.namespace()).metric(row.metric()).dimensionSets().stream())
                .flatMap(set -> set.requirements().stream())
                .map(Requirement::word)
                .toList());
    }

    /**
     * {@return the dimensions of one that exists}
     *
     * @param keys its keys with their values
     * @param beside further keys that whoever reads the message can give
     * @throws IllegalArgumentException if a key is missing or unknown; the message begins with it
     */
    public Map<String, String> dimensionsOf(Map<String, String> keys, Collection<String> beside) {
        var known = new TreeSet<>(existing.values());
        for (var key : keys.keySet()) {
            if (!known.contains(key)) {
                known.addAll(beside);
                throw new IllegalArgumentException(
                        "%s is unknown; did you mean %s? Allowed: %s".formatted(key, Nearest.to(key, known), known));
            }
        }
        var values = new LinkedHashMap<String, String>();
        existing.forEach((dimension, name) -> {
            var value = keys.getOrDefault(name, "");
            if (value.isBlank()) {
                throw new IllegalArgumentException(
                        "%s is missing; it must be what the metrics of %s are keyed by".formatted(name, key));
            }
            values.put(dimension, value);
        });
        return values;
    }

    /**
     * Checks that AWS publishes metrics of the type in a region.
     *
     * @throws IllegalArgumentException if it does not
     */
    public void requireRegion(String region) {
        if (!regions.isEmpty() && !regions.contains(region)) {
            throw new IllegalArgumentException(
                    "%s must be in %s, where AWS publishes their metrics, got %s; put them into a stack or file of that region"
                            .formatted(key, String.join(" or ", regions), region));
        }
    }

    /**
     * A graph.
     *
     * @param label what its left axis counts
     * @param period the length of a period in seconds; null for a minute
     * @param lines of each the metric, the statistic, the legend, and the further dimension of which
     *     each value has a line, or those that follow
     * @param namespace the namespace of its metrics
     * @param dimensions the further dimensions of the type
     * @hidden
     */
    public record GraphRow(
            String title,
            String label,
            @Nullable Integer period,
            List<List<String>> lines,
            String namespace,
            Map<String, DimensionValue> dimensions) {
        /** {@return the lines} */
        public List<LineRow> rows() {
            return lines.stream()
                    .flatMap(cells -> values(cells)
                            .map(further -> new LineRow(
                                    MetricCatalogue.of(namespace).metric(cells.get(0)),
                                    cells.get(1),
                                    cells.get(2).isEmpty() ? String.join(" ", further.values()) : cells.get(2),
                                    further)))
                    .toList();
        }

        private Stream<Map<String, String>> values(List<String> cells) {
            if (cells.size() < 4) {
                return Stream.of(Map.of());
            }
            var all = Objects.requireNonNull(dimensions.get(cells.get(3))).values();
            var drawn = cells.size() == 4 ? all : cells.subList(4, cells.size());
            return drawn.stream().map(value -> Map.of(cells.get(3), value));
        }
    }

    /**
     * A line of a graph, with the dimensions that it has beside the resource's.
     *
     * @hidden
     */
    public record LineRow(MetricDefinition metric, String statistic, String legend, Map<String, String> dimensions) {}
}

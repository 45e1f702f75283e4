package io.cloudtelemetry.metrics;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.ordered.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The names of the dimensions of one series of a metric.
 *
 * @param names the names
 * @param requirements what must be switched on; none if the series is always published
 * @param values the only values that a dimension has, such as {@code Global} of {@code Region}; of any other it has each
 */
public record DimensionSet(Set<String> names, List<Requirement> requirements, Map<String, Set<String>> values) {
    /** Copies the names, sorted, the requirements and the values. */
    public DimensionSet {
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(requirements, "requirements");
        Objects.requireNonNull(values, "values");
        names = Ordered.sorted(names);
        requirements = List.copyOf(requirements);
        values = Ordered.sorted(values);
    }

    /** A set of which each dimension has any value. */
    public DimensionSet(Set<String> names, List<Requirement> requirements) {
        this(names, requirements, Map.of());
    }

    /** {@return a set as the resource files write it, such as {@code DistributionId,Region=Global}; empty for none} */
    static DimensionSet of(String commaSeparated, List<Requirement> requirements) {
        var values = new TreeMap<String, Set<String>>();
        for (var dimension : commaSeparated.isEmpty() ? new String[0] : commaSeparated.split(",")) {
            var pair = dimension.split("=", 2);
            values.put(pair[0], pair.length == 1 ? Set.of() : Ordered.set(pair[1].split("/")));
        }
        var names = Ordered.sorted(values.keySet());
        values.values().removeIf(Set::isEmpty);
        return new DimensionSet(names, requirements, values);
    }

    /** {@return whether the series is published where these things are switched on} */
    public boolean isPublishedWith(Set<String> switchedOn) {
        return missing(switchedOn).isEmpty();
    }

    /** {@return what would have to be switched on as well} */
    Optional<Requirement> missing(Set<String> switchedOn) {
        return requirements.stream()
                .filter(requirement -> !requirement.isMetWith(switchedOn))
                .findFirst();
    }

    /** {@return whether each of these dimensions has a value of this set} One that is only known at deployment may be. */
    boolean takes(Map<String, String> dimensions) {
        return values.entrySet().stream().allMatch(each -> {
            var value = dimensions.getOrDefault(each.getKey(), "");
            return each.getValue().contains(value) || value.contains("${");
        });
    }

    /** {@return the names in brackets, as a message shows them, with the values of those that have not any} */
    @Override
    public String toString() {
        return names.stream()
                .map(name -> values.containsKey(name) ? name + "=" + String.join("/", values.get(name)) : name)
                .collect(joining(", ", "[", "]"));
    }
}

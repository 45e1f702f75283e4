package io.cloudtelemetry.metrics;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the dimensions of one series of a metric.
 *
 * @param names the names
 * @param requirements what must be switched on; none if the series is always published
 */
public record DimensionSet(Set<String> names, List<Requirement> requirements) {
    /** Copies the names, sorted, and the requirements. */
    public DimensionSet {
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(requirements, "requirements");
        names = Collections.unmodifiableSet(new TreeSet<>(names));
        requirements = List.copyOf(requirements);
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

    /** {@return the names in brackets, as a message shows them} */
    @Override
    public String toString() {
        return names.toString();
    }
}

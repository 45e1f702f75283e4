package io.cloudtelemetry.metrics;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names of the dimensions of one series of a metric.
 *
 * @param names the names
 * @param requirement what must be switched on; null if the series is always published
 */
public record DimensionSet(Set<String> names, @Nullable Requirement requirement) {
    /** Copies the names, sorted. */
    public DimensionSet {
        names = Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /** {@return whether the series is published where these things are switched on} */
    public boolean isPublishedWith(Set<String> switchedOn) {
        return requirement == null || switchedOn.contains(requirement.word());
    }

    /** {@return the names in brackets, as a message shows them} */
    @Override
    public String toString() {
        return names.toString();
    }
}

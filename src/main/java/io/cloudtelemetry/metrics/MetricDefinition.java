package io.cloudtelemetry.metrics;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One metric as AWS publishes it. An alarm must name one of the dimension sets exactly: CloudWatch keeps each set as a
 * series of its own and has no data for any other.
 *
 * @param namespace the CloudWatch namespace, such as {@code ContainerInsights}
 * @param name the metric's name
 * @param unit CloudWatch's word for the unit, {@code None} if it is published without one
 * @param statistic the statistic that says most about the metric
 * @param range the values of a data point
 * @param dimensionSets the names of the dimensions, a set for each series that is published
 * @param subjects the dimensions that a construct adds by itself, such as {@code ClusterName}
 */
public record MetricDefinition(
        String namespace,
        String name,
        String unit,
        String statistic,
        MetricRange range,
        List<Set<String>> dimensionSets,
        List<Set<String>> subjects) {

    /** Copies the sets. */
    public MetricDefinition {
        dimensionSets = List.copyOf(dimensionSets);
        subjects = List.copyOf(subjects);
    }

    /** {@return whether the metric is published under exactly these dimensions} */
    public boolean isPublishedBy(Set<String> dimensions) {
        return dimensionSets.contains(dimensions);
    }

    /**
     * Checks that the metric is published under these dimensions, alone or, if they hold none of a subject's, together
     * with the subject's.
     *
     * @throws IllegalArgumentException if it is not; the message lists the legal sets
     */
    public void requireDimensions(Set<String> dimensions) {
        if (!isPublishedBy(dimensions)
                && subjects.stream()
                        .filter(subject -> Collections.disjoint(subject, dimensions))
                        .noneMatch(subject -> isPublishedBy(union(dimensions, subject)))) {
            throw notPublishedBy(dimensions);
        }
    }

    /**
     * {@return the dimensions of a series of this metric: those given, with the subject's added unless one of them is
     * given already}
     *
     * @throws IllegalArgumentException if the metric is not published under the outcome
     */
    public Map<String, String> dimensionsOn(Map<String, String> dimensions, Map<String, String> subject) {
        var complete = new TreeMap<>(dimensions);
        if (subject.keySet().stream().noneMatch(dimensions::containsKey)) {
            complete.putAll(subject);
        }
        if (!isPublishedBy(complete.keySet())) {
            throw notPublishedBy(complete.keySet());
        }
        return complete;
    }

    private IllegalArgumentException notPublishedBy(Set<String> dimensions) {
        return new IllegalArgumentException("dimensions of %s %s must be %s, got %s"
                .formatted(
                        namespace,
                        name,
                        dimensionSets.stream().map(MetricDefinition::text).collect(joining(" or ")),
                        text(dimensions)));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    private static String text(Set<String> dimensions) {
        return "[" + String.join(", ", new TreeSet<>(dimensions)) + "]";
    }
}

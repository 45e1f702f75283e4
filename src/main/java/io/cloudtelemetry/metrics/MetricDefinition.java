package io.cloudtelemetry.metrics;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.ordered.Ordered;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One metric as AWS publishes it. An alarm must name one of the dimension sets exactly: CloudWatch keeps each set as a
 * series of its own and has no data for any other. Only what the catalogue knows exactly is refused by the methods that
 * check; {@link #findings} has the rest.
 *
 * @param namespace the CloudWatch namespace, such as {@code ContainerInsights}
 * @param name the metric's name
 * @param unit CloudWatch's word for the unit, {@code None} if it is published without one; empty if AWS names none
 * @param statistic the statistic that says most about the metric; Average if AWS names none
 * @param range the values of a data point
 * @param dimensionSets the names of the dimensions, a set for each series that can be published
 * @param sparse whether a missing data point means zero, since nothing is published while there is nothing to count
 * @param condition what else the metric depends on, or has to be known to read it; empty for nothing
 * @param subjects the dimensions that a construct adds by itself, such as {@code ClusterName}
 * @param level how much is known of the dimension sets
 * @param statistics those that AWS recommends, {@code Percentiles} for all beside the plain five; empty if it names none
 * @param doubt what is wrong with the name itself, a sentence; empty if nothing
 */
public record MetricDefinition(
        String namespace,
        String name,
        String unit,
        String statistic,
        MetricRange range,
        List<DimensionSet> dimensionSets,
        boolean sparse,
        String condition,
        List<Set<String>> subjects,
        MetricLevel level,
        Set<String> statistics,
        String doubt) {
    private static final Set<String> PLAIN = Ordered.set("Average", "Minimum", "Maximum", "Sum", "SampleCount");

    /** Copies the sets. */
    public MetricDefinition {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(statistic, "statistic");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(dimensionSets, "dimensionSets");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(subjects, "subjects");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(statistics, "statistics");
        Objects.requireNonNull(doubt, "doubt");
        dimensionSets = List.copyOf(dimensionSets);
        subjects = List.copyOf(subjects);
        statistics = Ordered.sorted(statistics);
    }

    /** A metric that the catalogue has not: its dimensions are not known, nor anything else. */
    static MetricDefinition unknown(String namespace, String name, String doubt) {
        return new MetricDefinition(
                namespace,
                name,
                "",
                "Average",
                MetricRange.UNKNOWN,
                List.of(),
                false,
                "",
                List.of(),
                MetricLevel.NAMED,
                Set.of(),
                doubt);
    }

    /** {@return the unit of a statistic's values} An average over events is a share of them, whatever their unit. */
    public String unitOf(String chosen) {
        return unit.isEmpty() || range == MetricRange.EVENT && Double.isFinite(range.maximum(chosen)) ? "None" : unit;
    }

    /** {@return whether the metric is published under exactly these dimensions where these things are switched on} */
    public boolean isPublishedBy(Set<String> dimensions, Set<String> switchedOn) {
        return level == MetricLevel.NAMED
                || dimensionSets.stream()
                        .anyMatch(set -> set.names().equals(dimensions) && set.isPublishedWith(switchedOn));
    }

    /**
     * {@return what the catalogue has against a series of this metric} All but a finding of level exact is a warning.
     *
     * @param dimensions all dimensions of the series
     */
    public List<Finding> findings(Map<String, String> dimensions, String chosen) {
        return Stream.of(
                        new Finding(MetricLevel.LISTED, doubt),
                        new Finding(level, objectionTo(dimensions)),
                        new Finding(MetricLevel.LISTED, objectionTo(chosen)))
                .filter(finding -> !finding.text().isEmpty())
                .toList();
    }

    private String objectionTo(Map<String, String> dimensions) {
        if (level == MetricLevel.NAMED) {
            return "";
        }
        var names = Ordered.sorted(dimensions.keySet());
        var sets =
                dimensionSets.stream().filter(set -> set.names().equals(names)).toList();
        if (sets.isEmpty()) {
            return level == MetricLevel.EXACT
                    ? notPublishedBy(names).getMessage()
                    : "AWS lists no series of %s %s by %s; did you mean %s?"
                            .formatted(namespace, name, names, nearest(names));
        }
        return sets.stream().anyMatch(set -> set.takes(dimensions))
                ? ""
                : "AWS lists %s %s by %s, got %s".formatted(namespace, name, texts(sets), Ordered.sorted(dimensions));
    }

    /** The set that differs in the fewest names, once each is the known one that it is most like; not that of none. */
    private DimensionSet nearest(Set<String> names) {
        var known = new TreeSet<String>();
        dimensionSets.forEach(set -> known.addAll(set.names()));
        var meant = names.stream()
                .map(name -> known.isEmpty() ? name : Nearest.to(name, known))
                .toList();
        return dimensionSets.stream()
                .min(comparingLong(set -> (set.names().isEmpty()
                                ? Byte.MAX_VALUE
                                : set.names().size())
                        - 2 * meant.stream().filter(set.names()::contains).count()))
                .orElseThrow();
    }

    private String objectionTo(String chosen) {
        var word = PLAIN.contains(chosen) ? chosen : "Percentiles";
        return statistics.isEmpty() || statistics.contains(word) || chosen.equals(statistic)
                ? ""
                : "AWS recommends %s for %s %s, got %s"
                        .formatted(String.join(", ", statistics), namespace, name, chosen);
    }

    /**
     * Checks that the metric can be published under these dimensions, alone or, if they hold none of a subject's,
     * together with the subject's.
     *
     * @throws IllegalArgumentException if it cannot, whatever is switched on; the message lists the legal sets
     */
    public void requireDimensions(Set<String> dimensions) {
        if (level == MetricLevel.EXACT
                && !isLegal(dimensions)
                && subjects.stream()
                        .filter(subject -> Collections.disjoint(subject, dimensions))
                        .noneMatch(subject -> isLegal(union(dimensions, subject)))) {
            throw notPublishedBy(dimensions);
        }
    }

    /**
     * {@return the dimensions of a series: those given and, unless one of them is given, the subject's}
     *
     * @throws IllegalArgumentException if the metric is never published under them
     */
    public Map<String, String> dimensionsOn(Map<String, String> dimensions, Map<String, String> subject) {
        var complete = new TreeMap<>(dimensions);
        if (subject.keySet().stream().noneMatch(dimensions::containsKey)) {
            complete.putAll(subject);
        }
        if (level == MetricLevel.EXACT && !isLegal(complete.keySet())) {
            throw notPublishedBy(complete.keySet());
        }
        return complete;
    }

    /**
     * Checks that the metric is published under these dimensions where some things are switched on and others not.
     *
     * @throws IllegalArgumentException if it is not; the message says what to switch on
     */
    public void requirePublished(Set<String> dimensions, Set<String> switchedOn) {
        if (level != MetricLevel.EXACT || isPublishedBy(dimensions, switchedOn)) {
            return;
        }
        var wanted = dimensionSets.stream()
                .filter(set -> set.names().equals(dimensions))
                .findFirst()
                .orElseThrow(() -> notPublishedBy(dimensions));
        // A set that lacks nothing is published, so this one lacks something.
        var advice = wanted.missing(switchedOn).orElseThrow().advice();
        var others = dimensionSets.stream()
                .filter(set -> set.isPublishedWith(switchedOn) && isOfSameSubject(set.names(), dimensions))
                .map(DimensionSet::toString)
                .collect(joining(" or "));
        throw new IllegalArgumentException("series %s %s%s is published only with %s%s, or leave it out"
                .formatted(
                        namespace,
                        name,
                        others.isEmpty() ? "" : " by " + wanted,
                        advice,
                        others.isEmpty() ? "" : ", use " + others));
    }

    private boolean isOfSameSubject(Set<String> one, Set<String> other) {
        return subjects.stream().anyMatch(subject -> one.containsAll(subject) && other.containsAll(subject));
    }

    private boolean isLegal(Set<String> dimensions) {
        return dimensionSets.stream().anyMatch(set -> set.names().equals(dimensions));
    }

    private IllegalArgumentException notPublishedBy(Set<String> dimensions) {
        return new IllegalArgumentException("dimensions of %s %s must be %s, got %s"
                .formatted(namespace, name, texts(dimensionSets), Ordered.sorted(dimensions)));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    private static String texts(List<DimensionSet> sets) {
        return sets.stream().map(DimensionSet::toString).collect(joining(" or "));
    }
}

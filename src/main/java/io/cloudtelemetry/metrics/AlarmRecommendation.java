package io.cloudtelemetry.metrics;

import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A recommended alarm with its runbook, as data. Words are those of CloudWatch and of the resource files.
 *
 * @param name the alarm's name, such as {@code node-memory}
 * @param namespace the metric's namespace
 * @param key what the anchors of the file's runbooks begin with
 * @param metric the metric's name
 * @param plus a metric that is added to it, a period without a data point counting as 0; null for none
 * @param per a metric of which it is taken as a percentage, as in failures of all requests; null for none
 * @param by the further dimensions of its series, beside the subject's
 * @param dimensions the further dimensions that there are, by name
 * @param continuous whether it has a data point every minute, whatever happens; else one for what there is to count
 * @param statistic how the data points of a period are aggregated
 * @param comparison how a value is compared: {@code above}, {@code atLeast}, {@code below} or {@code atMost}
 * @param threshold what it is compared with; null if only the owner can know, the alarm is off until it is given
 * @param thresholdNote why this threshold and evaluation; empty if AWS recommends them
 * @param period the length of a period in seconds; null for the shortest in which every period has a data point
 * @param evaluationPeriods how many of the latest periods are looked at
 * @param datapointsToAlarm how many of them must breach
 * @param missingData what a period without a data point counts as, such as {@code notBreaching}
 * @param severity how urgent it is; always of this project, as AWS gives none
 * @param perService whether AWS keys the metric by Kubernetes service, so that services can be named
 * @param perNamespace whether it is for single Kubernetes namespaces and not for the subject
 * @param onlyWith what has to be switched on for it to be on, beside what the metric requires; null for nothing
 * @param source who recommends it
 * @param why one sentence without its full stop: what is wrong
 * @param firstStep what to look at first
 * @param means what the alarm means
 * @param commands the first commands, with placeholders in capitals
 * @param causes what is usually behind it
 * @param goesOffAfter the minutes after which it goes off, by what happens; whatever is not named leaves it silent
 * @hidden
 */
public record AlarmRecommendation(
        String name,
        String namespace,
        String key,
        String metric,
        @Nullable String plus,
        @Nullable String per,
        List<String> by,
        Map<String, DimensionValue> dimensions,
        boolean continuous,
        String statistic,
        String comparison,
        @Nullable Double threshold,
        String thresholdNote,
        @Nullable Integer period,
        int evaluationPeriods,
        int datapointsToAlarm,
        String missingData,
        String severity,
        boolean perService,
        boolean perNamespace,
        @Nullable String onlyWith,
        Source source,
        String why,
        String firstStep,
        String means,
        List<String> commands,
        List<String> causes,
        Map<String, String> goesOffAfter) {
    /** Copies the lists. */
    public AlarmRecommendation {
        by = by == null ? List.of() : List.copyOf(by);
        dimensions = dimensions == null ? Map.of() : Ordered.copy(dimensions);
        thresholdNote = thresholdNote == null ? "" : thresholdNote;
        commands = List.copyOf(commands);
        causes = List.copyOf(causes);
        goesOffAfter = goesOffAfter == null ? Map.of() : Ordered.copy(goesOffAfter);
    }

    /** {@return where its runbook is found on the page of all alarms} */
    public String anchor() {
        return key.toLowerCase(Locale.ROOT) + "-" + name;
    }

    /** {@return whether it is on by default for a subject of these dimensions where these things are switched on} */
    public boolean isOnBy(Set<String> subject, Set<String> switchedOn) {
        return threshold != null
                && (onlyWith == null || switchedOn.contains(onlyWith))
                && MetricCatalogue.of(namespace).metric(metric).isPublishedBy(with(subject), switchedOn);
    }

    /** {@return the dimensions of its series, for a subject of these dimensions} */
    public Set<String> with(Set<String> subject) {
        var all = new ArrayList<>(subject);
        all.addAll(by);
        return Ordered.sorted(all);
    }

    /** {@return the values of its further dimensions, one mapping for each series that counts} */
    public List<Map<String, String>> values() {
        var all = List.of(Map.<String, String>of());
        for (var name : by) {
            var value = dimensions.get(name);
            if (value == null) {
                throw new IllegalStateException(
                        "%s must be by a dimension of %s, got %s".formatted(anchor(), dimensions.keySet(), name));
            }
            all = all.stream()
                    .flatMap(before -> value.values().stream().map(each -> {
                        var more = new TreeMap<>(before);
                        more.put(name, each);
                        return (Map<String, String>) more;
                    }))
                    .toList();
        }
        return all;
    }

    /**
     * Who recommends an alarm.
     *
     * @hidden
     */
    public enum Source {
        /** "Recommended alarms" in the CloudWatch user guide. */
        AWS,
        /** This project. */
        OURS
    }
}

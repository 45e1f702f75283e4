package io.cloudtelemetry.alarms;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.metrics.AlarmRecommendation;
import io.cloudtelemetry.metrics.AlarmRecommendations;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.ordered.Ordered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/**
 * Makes alarms from recommendations.
 *
 * @hidden
 */
public record RecommendedAlarms(AlarmRecommendations data) {
    /** {@return the alarms of a resource file} */
    public static RecommendedAlarms read(Class<?> owner, String file) {
        return new RecommendedAlarms(AlarmRecommendations.read(owner, file));
    }

    /**
     * {@return the set of all alarms, on if they have a threshold and their metric is published} {@link AlarmSet#change}
     * switches on another.
     *
     * @param switchedOn the requirements of metrics that are met, in the catalogue's words
     */
    public AlarmSet with(Set<String> switchedOn) {
        var ofSubject =
                data.alarms().stream().filter(row -> !row.perNamespace()).toList();
        return AlarmSet.recommended(ofSubject, data.gone(), row -> row.isOnBy(data.subject(), switchedOn));
    }

    /** {@return the alarms on one Kubernetes service} */
    public List<AlarmSpec> forService(String namespace, String name) {
        return specs(
                AlarmRecommendation::perService,
                namespace + "-" + name,
                Ordered.map("Namespace", namespace, "Service", name));
    }

    /** {@return the alarms on one Kubernetes namespace} */
    public List<AlarmSpec> forNamespace(String namespace) {
        return specs(AlarmRecommendation::perNamespace, namespace, Map.of("Namespace", namespace));
    }

    /**
     * {@return the alarms that have a threshold, on one part of the subject}
     *
     * @param what the last part of the alarms' names
     * @param dimensions the dimensions that tell it from others, without the subject's
     * @throws IllegalArgumentException if a metric of theirs is not published under these dimensions
     */
    public List<AlarmSpec> forPart(String what, Map<String, String> dimensions) {
        return specs(row -> row.threshold() != null, what, dimensions);
    }

    private List<AlarmSpec> specs(Predicate<AlarmRecommendation> some, String what, Map<String, String> dimensions) {
        return data.alarms().stream()
                .filter(some)
                .map(row -> builder(row, row.name() + "-" + what, dimensions).build())
                .toList();
    }

    /** {@return a builder of an alarm, without a threshold if the row has none} */
    static AlarmSpec.Builder builder(AlarmRecommendation row, String name, Map<String, String> dimensions) {
        var all = row.datapointsToAlarm() == row.evaluationPeriods();
        var builder = AlarmSpec.builder(name)
                .series(series(row, dimensions))
                .period(row.period())
                .recommended(row.evaluationPeriods(), all ? null : (Integer) row.datapointsToAlarm())
                .missingData(TreatMissingData.valueOf(constant(row.missingData())))
                .severity(Severity.valueOf(constant(row.severity())))
                .runbookAnchor(row.anchor())
                .meaning("%s: %s.".formatted(row.why(), row.firstStep()));
        return row.threshold() == null
                ? builder.comparison(comparison(row))
                : builder.threshold(new Threshold(comparison(row), row.threshold()));
    }

    static Threshold.Comparison comparison(AlarmRecommendation row) {
        return Threshold.Comparison.valueOf(constant(row.comparison()));
    }

    private static Series series(AlarmRecommendation row, Map<String, String> dimensions) {
        if (row.plus() != null) {
            return Series.sum(one(row, row.metric(), dimensions), one(row, row.plus(), dimensions));
        }
        var counted = new LinkedHashMap<String, MetricSeries>();
        for (var further : row.values()) {
            var all = new TreeMap<>(dimensions);
            all.putAll(further);
            var series = one(row, row.metric(), all);
            counted.put(row.values().size() == 1 ? MathSeries.operandName(series) : operandName(further), series);
        }
        if (row.per() == null && counted.size() == 1) {
            return counted.values().iterator().next();
        }
        var sum = counted.keySet().stream().map("FILL(%s, 0)"::formatted).collect(joining(" + "));
        if (row.per() == null) {
            return Series.math(sum, counted);
        }
        var whole = one(row, row.per(), dimensions);
        var share =
                "100 * %s / %s".formatted(counted.size() == 1 ? sum : "(" + sum + ")", MathSeries.operandName(whole));
        counted.put(MathSeries.operandName(whole), whole);
        return Series.math(share, counted);
    }

    private static MetricSeries one(AlarmRecommendation row, String metric, Map<String, String> dimensions) {
        return Series.of(MetricCatalogue.of(row.namespace()).metric(metric), dimensions)
                .withStatistic(row.statistic());
    }

    private static String operandName(Map<String, String> further) {
        var name = String.join("", further.values());
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** The files use CloudWatch's words, such as notBreaching. */
    private static String constant(String word) {
        return word.replaceAll("(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}

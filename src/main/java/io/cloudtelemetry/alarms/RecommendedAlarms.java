package io.cloudtelemetry.alarms;

import io.cloudtelemetry.metrics.AlarmRecommendation;
import io.cloudtelemetry.metrics.AlarmRecommendations;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.ordered.Ordered;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** Makes alarms from recommendations. */
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
        var catalogue = MetricCatalogue.of(row.namespace());
        var first = Series.of(catalogue.metric(row.metric()), dimensions).withStatistic(row.statistic());
        return row.plus() == null
                ? first
                : Series.sum(
                        first,
                        Series.of(catalogue.metric(row.plus()), dimensions).withStatistic(row.statistic()));
    }

    /** The files use CloudWatch's words, such as notBreaching. */
    private static String constant(String word) {
        return word.replaceAll("(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}

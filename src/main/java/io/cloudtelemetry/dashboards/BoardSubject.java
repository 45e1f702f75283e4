package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.ordered.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What widgets of a data file are about.
 *
 * @param subject whose series are drawn, and what is switched on there: rows of series that are not published are left out
 * @param metrics the metrics of the rows
 * @param region where it is
 * @param alarms its alarms, of which graphs show the thresholds
 * @param words what stands in titles, texts and queries for words in braces, such as <code>{name}</code>; also what
 *     widgets need
 * @param logGroup the log group that queries are over; null leaves them out
 * @hidden
 */
public record BoardSubject(
        AlarmSubject subject,
        MetricCatalogue metrics,
        String region,
        List<? extends NamedAlarm> alarms,
        Map<String, String> words,
        @Nullable String logGroup) {
    public BoardSubject {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(metrics, "metrics");
        Objects.requireNonNull(region, "region");
        alarms = List.copyOf(Objects.requireNonNull(alarms, "alarms"));
        words = Ordered.sorted(Objects.requireNonNull(words, "words"));
    }

    /** {@return the same with queries over another log group} */
    public BoardSubject withLogs(@Nullable String group) {
        return new BoardSubject(subject, metrics, region, alarms, words, group);
    }

    boolean publishes(MetricDefinition metric, Set<String> dimensions) {
        return metric.isPublishedBy(dimensions, subject.switchedOn());
    }

    /** {@return all alarms, or those of a name, of which there is one for each severity} */
    List<NamedAlarm> alarms(String name) {
        return alarms.stream()
                .filter(each -> name.equals("all") || each.name().endsWith("-%s-%s".formatted(name, each.severity())))
                .map(NamedAlarm.class::cast)
                .toList();
    }

    List<DefinedAlarm> metricAlarms() {
        return alarms.stream()
                .filter(DefinedAlarm.class::isInstance)
                .map(DefinedAlarm.class::cast)
                .toList();
    }

    String filled(String text) {
        var filled = text;
        for (var word : words.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }
}

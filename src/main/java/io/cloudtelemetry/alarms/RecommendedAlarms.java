package io.cloudtelemetry.alarms;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** The recommended alarms of one kind of subject, read from a resource file that says of each why and what to do. */
public final class RecommendedAlarms {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final String service;
    private final Set<String> subject;
    private final Map<String, AlarmRow> rows;

    private RecommendedAlarms(String service, Set<String> subject, Map<String, AlarmRow> rows) {
        this.service = service;
        this.subject = subject;
        this.rows = rows;
    }

    /**
     * {@return the alarms of a resource file}
     *
     * @param owner a class of the package that the file lies in
     * @param file the file's name
     */
    public static RecommendedAlarms read(Class<?> owner, String file) {
        try (var content = owner.getResourceAsStream(file)) {
            return YAML.readValue(content, File.class).toAlarms();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return what the alarms are for, such as "Amazon EKS"} */
    public String service() {
        return service;
    }

    /** {@return the names of the dimensions that a subject's metrics have} */
    public Set<String> subject() {
        return subject;
    }

    /** {@return every row, in order, those that are off included} */
    public Collection<AlarmRow> rows() {
        return rows.values();
    }

    /**
     * {@return the set in which all are on whose threshold is recommended and whose metric is published} The others are
     * off: {@link AlarmSet#change} switches one on.
     *
     * @param switchedOn what is switched on of that which the catalogue says metrics require
     */
    public AlarmSet with(Set<String> switchedOn) {
        return AlarmSet.recommended(rows, row -> row.threshold() != null && row.isPublishedBy(subject, switchedOn));
    }

    /** {@return alarms of those rows that AWS keys by Kubernetes service, for one service} */
    public List<AlarmSpec> forService(String namespace, String name) {
        return rows.values().stream()
                .filter(AlarmRow::perService)
                .map(row -> row.toBuilder(
                                "%s-%s-%s".formatted(row.name(), namespace, name),
                                Map.of("Namespace", namespace, "Service", name))
                        .build())
                .toList();
    }

    /**
     * {@return alarms of those rows that have a threshold, for one thing below the subject}
     *
     * @param what the last part of the alarms' names
     * @param dimensions the dimensions that tell it from others, without the subject's
     * @throws IllegalArgumentException if a metric of theirs is not published under these dimensions
     */
    public List<AlarmSpec> forPart(String what, Map<String, String> dimensions) {
        return rows.values().stream()
                .filter(row -> row.threshold() != null)
                .map(row -> row.toBuilder(row.name() + "-" + what, dimensions).build())
                .toList();
    }

    /** A resource file. */
    private record File(String service, String key, String namespace, Set<String> subject, List<Entry> alarms) {
        RecommendedAlarms toAlarms() {
            var rows = new LinkedHashMap<String, AlarmRow>();
            alarms.forEach(entry -> rows.put(entry.name(), entry.row(key, namespace)));
            return new RecommendedAlarms(service, Set.copyOf(subject), Collections.unmodifiableMap(rows));
        }
    }

    /** An alarm in such a file. */
    private record Entry(
            String name,
            String metric,
            String statistic,
            String comparison,
            @Nullable Double threshold,
            @Nullable String thresholdNote,
            int evaluationPeriods,
            int datapointsToAlarm,
            String missingData,
            Severity severity,
            boolean perService,
            AlarmRow.Source source,
            String why,
            String firstStep,
            String means,
            List<String> commands,
            List<String> causes) {
        AlarmRow row(String key, String namespace) {
            return new AlarmRow(
                    name,
                    namespace,
                    metric,
                    statistic,
                    Threshold.Comparison.valueOf(constant(comparison)),
                    threshold,
                    thresholdNote == null ? "" : thresholdNote,
                    evaluationPeriods,
                    datapointsToAlarm,
                    TreatMissingData.valueOf(constant(missingData)),
                    severity,
                    perService,
                    source,
                    why,
                    firstStep,
                    new AlarmRow.Runbook(key + "-" + name, means, commands, causes));
        }

        /** The files use CloudWatch's words, such as notBreaching. */
        private static String constant(String word) {
            return word.replaceAll("(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        }
    }
}

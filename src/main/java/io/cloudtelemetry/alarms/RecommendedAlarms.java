package io.cloudtelemetry.alarms;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudtelemetry.ordered.Ordered;
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
    private final Set<String> parts;
    private final Map<String, AlarmRow> rows;
    private final List<NotTaken> notTaken;
    private final Map<String, String> gone;

    private RecommendedAlarms(File file, Map<String, AlarmRow> rows) {
        this.service = file.service();
        this.subject = Ordered.sorted(file.subject());
        this.parts = file.parts() == null ? Set.of() : Ordered.sorted(file.parts());
        this.rows = Collections.unmodifiableMap(rows);
        this.notTaken = List.copyOf(file.notTaken());
        this.gone = file.gone() == null ? Map.of() : Ordered.copy(file.gone());
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

    /** {@return the names of the dimensions that tell the subject's parts, methods or routes, from each other} */
    public Set<String> parts() {
        return parts;
    }

    /** {@return what AWS recommends and this project does not} */
    public List<NotTaken> notTaken() {
        return notTaken;
    }

    /** {@return the names of alarms that were recommended once, and why they are no more} */
    public Map<String, String> gone() {
        return gone;
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
        var ofSubject = new LinkedHashMap<>(rows);
        ofSubject.values().removeIf(AlarmRow::perNamespace);
        return AlarmSet.recommended(ofSubject, gone, row -> row.isOnBy(subject, switchedOn));
    }

    /** {@return alarms of those rows that AWS keys by Kubernetes service, for one service} */
    public List<AlarmSpec> forService(String namespace, String name) {
        return rows.values().stream()
                .filter(AlarmRow::perService)
                .map(row -> row.toBuilder(
                                "%s-%s-%s".formatted(row.name(), namespace, name),
                                Ordered.map("Namespace", namespace, "Service", name))
                        .build())
                .toList();
    }

    /** {@return alarms of those rows that are for single Kubernetes namespaces, for one of them} */
    public List<AlarmSpec> forNamespace(String namespace) {
        return rows.values().stream()
                .filter(AlarmRow::perNamespace)
                .map(row -> row.toBuilder(row.name() + "-" + namespace, Map.of("Namespace", namespace))
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

    /**
     * What AWS recommends and this project does not.
     *
     * @param metric the metric's name
     * @param dimensions the names of the dimensions under which AWS recommends it
     * @param why why not
     */
    public record NotTaken(String metric, Set<String> dimensions, String why) {}

    /** A resource file. */
    private record File(
            String service,
            String key,
            String namespace,
            Set<String> subject,
            @Nullable Set<String> parts,
            List<Entry> alarms,
            List<NotTaken> notTaken,
            @Nullable Map<String, String> gone) {
        RecommendedAlarms toAlarms() {
            var rows = new LinkedHashMap<String, AlarmRow>();
            alarms.forEach(entry -> rows.put(entry.name(), entry.row(key, namespace)));
            return new RecommendedAlarms(this, rows);
        }
    }

    /** An alarm in such a file. */
    private record Entry(
            String name,
            String metric,
            @Nullable String plus,
            String statistic,
            String comparison,
            @Nullable Double threshold,
            @Nullable String thresholdNote,
            @Nullable Integer period,
            int evaluationPeriods,
            int datapointsToAlarm,
            String missingData,
            Severity severity,
            boolean perService,
            boolean perNamespace,
            @Nullable String onlyWith,
            AlarmRow.Source source,
            String why,
            String firstStep,
            String means,
            List<String> commands,
            List<String> causes,
            Map<String, String> goesOffAfter) {
        AlarmRow row(String key, String namespace) {
            return new AlarmRow(
                    name,
                    namespace,
                    metric,
                    plus,
                    statistic,
                    Threshold.Comparison.valueOf(constant(comparison)),
                    threshold,
                    thresholdNote == null ? "" : thresholdNote,
                    period,
                    evaluationPeriods,
                    datapointsToAlarm,
                    TreatMissingData.valueOf(constant(missingData)),
                    severity,
                    perService,
                    perNamespace,
                    onlyWith,
                    source,
                    why,
                    firstStep,
                    new AlarmRow.Runbook(key + "-" + name, means, commands, causes, goesOffAfter));
        }

        /** The files use CloudWatch's words, such as notBreaching. */
        private static String constant(String word) {
            return word.replaceAll("(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        }
    }
}

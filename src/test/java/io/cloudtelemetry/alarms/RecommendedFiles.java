package io.cloudtelemetry.alarms;

import static java.util.Comparator.comparing;

import io.cloudtelemetry.metrics.AlarmRecommendation;
import io.cloudtelemetry.metrics.AlarmRecommendations;
import io.cloudtelemetry.metrics.ResourceType;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every resource file with recommended alarms, found on the class path by the end of its name. */
final class RecommendedFiles {
    /** Whatever a catalogue can require, so that every row is on that has a threshold. */
    static final Set<String> EVERYTHING =
            Set.of("enhanced", "accelerated-compute", "detailed-metrics", "group-metrics");

    static final List<RecommendedAlarms> ALL = all();

    private RecommendedFiles() {}

    private static List<RecommendedAlarms> all() {
        try {
            var classes = Path.of(URI.create(AlarmRecommendations.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()));
            try (var files = Files.walk(classes)) {
                var services = files.filter(file -> file.toString().endsWith("alarms.yaml"))
                        .map(file -> RecommendedAlarms.read(RecommendedFiles.class, "/" + classes.relativize(file)));
                return Stream.concat(services, types().map(type -> new RecommendedAlarms(type.recommendations())))
                        .sorted(comparing(file -> file.data().service(), String.CASE_INSENSITIVE_ORDER))
                        .toList();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return the types of resource that stand in this project, and not one that a test adds} */
    static Stream<ResourceType> types() {
        return ResourceTypes.all().stream()
                .map(ResourceTypes::of)
                .filter(type -> !type.service().startsWith("Test "));
    }

    /** {@return the file of a service} */
    static RecommendedAlarms of(String service) {
        return ALL.stream()
                .filter(file -> file.data().service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    /** {@return a subject with the dimensions of a file} */
    static AlarmSubject subject(RecommendedAlarms file, Set<String> switchedOn) {
        var dimensions = new TreeMap<String, String>();
        file.data().subject().forEach(name -> dimensions.put(name, "a"));
        return new AlarmSubject(
                file.data().service().toLowerCase(Locale.ROOT).replace(' ', '-'), dimensions, 60, switchedOn);
    }

    /** {@return a set in which every row is on, those that wait for a threshold with 1} */
    static AlarmSet allOn(RecommendedAlarms file) {
        var set = file.with(EVERYTHING);
        if (file.data().alarms().stream().anyMatch(AlarmRecommendation::perNamespace)) {
            set = set.with(file.forNamespace("a").toArray(AlarmSpec[]::new));
        }
        for (var row : file.data().alarms()) {
            if (!row.perNamespace()) {
                set = set.change(row.name(), alarm -> row.threshold() == null ? alarm.thresholdValue(1) : alarm);
            }
        }
        return set;
    }
}

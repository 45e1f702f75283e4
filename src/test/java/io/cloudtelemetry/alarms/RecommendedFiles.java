package io.cloudtelemetry.alarms;

import io.cloudtelemetry.apigateway.HttpApiAlarms;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.WebSocketApiAlarms;
import io.cloudtelemetry.eks.EksAlarms;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** Every resource file with recommended alarms. */
final class RecommendedFiles {
    /** Whatever a catalogue can require, so that every row is on that has a threshold. */
    static final Set<String> EVERYTHING = Set.of("enhanced", "accelerated-compute", "detailed-metrics");

    static final List<RecommendedAlarms> ALL = List.of(
            RecommendedAlarms.read(EksAlarms.class, "alarms.yaml"),
            RecommendedAlarms.read(RestApiAlarms.class, "rest-alarms.yaml"),
            RecommendedAlarms.read(HttpApiAlarms.class, "http-alarms.yaml"),
            RecommendedAlarms.read(WebSocketApiAlarms.class, "websocket-alarms.yaml"));

    private RecommendedFiles() {}

    /** {@return a subject with the dimensions of a file} */
    static AlarmSubject subject(RecommendedAlarms file, Set<String> switchedOn) {
        var dimensions = new TreeMap<String, String>();
        file.subject().forEach(name -> dimensions.put(name, "a"));
        return new AlarmSubject(file.service().toLowerCase(Locale.ROOT).replace(' ', '-'), dimensions, 60, switchedOn);
    }

    /** {@return a set in which every row is on, those that wait for a threshold with 1} */
    static AlarmSet allOn(RecommendedAlarms file) {
        var set = file.with(EVERYTHING);
        if (file.rows().stream().anyMatch(AlarmRow::perNamespace)) {
            set = set.with(file.forNamespace("a").toArray(AlarmSpec[]::new));
        }
        for (var row : file.rows()) {
            set = row.threshold() == null ? set.change(row.name(), alarm -> alarm.thresholdValue(1)) : set;
        }
        return set;
    }
}

package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.metrics.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds alarms by the words of the configuration file: a name for one, a word for many. */
final class AlarmNames {
    /** The word for all alarms of that severity. */
    static final String CRITICAL = "critical";

    private final Map<String, NamedAlarm> byName = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();
    private final Map<String, List<? extends NamedAlarm>> groups;

    /**
     * The alarms that stand already.
     *
     * @param groups the alarms by the word that the file has for all of them
     * @param composites composites that count as critical where they are
     * @param expected names of composites that are still to come, to be suggested for what is misspelled
     */
    AlarmNames(
            Map<String, ? extends List<? extends NamedAlarm>> groups,
            List<? extends NamedAlarm> composites,
            Collection<String> expected) {
        var all = new ArrayList<NamedAlarm>();
        groups.values().forEach(all::addAll);
        all.addAll(composites);
        all.forEach(this::add);
        var critical = all.stream()
                .filter(alarm -> alarm.severity() == Severity.CRITICAL)
                .toList();
        known.addAll(expected);
        this.groups = new TreeMap<>(groups);
        this.groups.put(CRITICAL, critical);
    }

    void add(NamedAlarm alarm) {
        byName.put(alarm.name(), alarm);
        known.add(alarm.name());
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** {@return the alarms of a list of the file, each once} */
    List<NamedAlarm> of(String key, List<String> words) {
        var alarms = new LinkedHashMap<String, NamedAlarm>();
        for (int index = 0; index < words.size(); index++) {
            for (var alarm : one(key + "[" + index + "]", words.get(index))) {
                alarms.put(alarm.name(), alarm);
            }
        }
        return List.copyOf(alarms.values());
    }

    NamedAlarm named(String key, String name) {
        var alarm = byName.get(name);
        if (alarm == null) {
            throw new IllegalArgumentException(
                    "%s must be the name of an alarm, got \"%s\"; did you mean %s? Allowed: %s"
                            .formatted(key, name, Nearest.to(name, known), known));
        }
        return alarm;
    }

    private List<? extends NamedAlarm> one(String key, String word) {
        var group = groups.get(word);
        if (group == null) {
            return List.of(named(key, word));
        }
        if (group.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s must stand for at least one alarm, got %s, of which there is none".formatted(key, word));
        }
        return group;
    }
}

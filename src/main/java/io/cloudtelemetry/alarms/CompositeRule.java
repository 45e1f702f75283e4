package io.cloudtelemetry.alarms;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/** The rule of a composite: any of some alarms, and any of some others if there are. */
final class CompositeRule {
    /** "The rule expression of a composite alarm can include as many as 100 underlying alarms" (PutCompositeAlarm). */
    private static final int MOST_ALARMS = 100;

    /** PutCompositeAlarm, {@code AlarmRule}. */
    private static final int LONGEST_RULE = 10_240;

    /** Keeps a description of two such lists below the 1024 characters of {@code AlarmDescription}. */
    private static final int LONGEST_LIST = 400;

    private CompositeRule() {}

    /** Checks that a rule can be made from the alarms. */
    static void require(List<NamedAlarm> symptoms, List<NamedAlarm> causes) {
        if (symptoms.isEmpty()) {
            throw new IllegalArgumentException("anyOf must name at least one alarm, got none");
        }
        var names = new ArrayList<String>();
        symptoms.forEach(alarm -> add(names, "anyOf", alarm));
        causes.forEach(alarm -> add(names, "andAnyOf", alarm));
    }

    /** {@return whether one rule can name as many} */
    static boolean holds(List<String> symptoms, List<String> causes) {
        return symptoms.size() + causes.size() <= MOST_ALARMS
                && of(symptoms, causes).length() <= LONGEST_RULE;
    }

    /** Checks that a rule can name what is left where the alarms of each stack have become one part. */
    static void requireHolds(List<String> symptoms, List<String> causes) {
        if (!holds(symptoms, causes)) {
            throw new IllegalArgumentException(
                    "anyOf and andAnyOf must name alarms of fewer stacks, as a rule holds %d parts and %d characters, got %d and %d"
                            .formatted(
                                    MOST_ALARMS,
                                    LONGEST_RULE,
                                    symptoms.size() + causes.size(),
                                    of(symptoms, causes).length()));
        }
    }

    private static void add(List<String> names, String property, NamedAlarm alarm) {
        if (names.contains(alarm.name())) {
            throw new IllegalArgumentException("%s must name each alarm once, got a second %s%s"
                    .formatted(
                            property,
                            alarm.name(),
                            property.equals("andAnyOf")
                                    ? "; an alarm that is symptom and cause would go off alone"
                                    : ""));
        }
        // AWS says that names are quoted, not how a quote within one is.
        if (alarm.name().contains("\"") || alarm.name().contains("\\")) {
            throw new IllegalArgumentException(
                    "%s must name alarms without quotation mark and backslash, which a rule cannot hold, got %s"
                            .formatted(property, alarm.name()));
        }
        names.add(alarm.name());
    }

    /** {@return a rule of names; without any it is never true: "FALSE always evaluates to FALSE" (PutCompositeAlarm)} */
    static String of(List<String> symptoms, List<String> causes) {
        return causes.isEmpty() ? any(symptoms) : "(%s) AND (%s)".formatted(any(symptoms), any(causes));
    }

    private static String any(List<String> names) {
        return names.isEmpty()
                ? "FALSE"
                : names.stream().map("ALARM(\"%s\")"::formatted).collect(joining(" OR "));
    }

    /** {@return the names of alarms for a person; how many more there are if there are many} */
    static String list(List<NamedAlarm> alarms) {
        var text = new StringBuilder();
        for (int index = 0; index < alarms.size(); index++) {
            var next = (index == 0 ? "" : ", ") + alarms.get(index).name();
            if (index > 0 && text.length() + next.length() > LONGEST_LIST) {
                return text + " and " + (alarms.size() - index) + " more";
            }
            text.append(next);
        }
        return text.toString();
    }
}

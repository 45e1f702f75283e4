package io.cloudtelemetry.app;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.alarms.DefinedAlarm;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;

/** The lines at the end of a synth: what was defined and who is told. */
final class SynthSummary {
    private SynthSummary() {}

    static String of(TelemetryStacks stacks) {
        var lines = new ArrayList<String>();
        lines.add("Stacks: " + stacks.stacks().stream().map(Stack::getStackName).collect(joining(", ")));
        for (var alarm : stacks.alarms()) {
            lines.add("Alarm %s: %s %s %s -> %s"
                    .formatted(
                            alarm.name(),
                            alarm.spec().statistic(),
                            alarm.spec().series().metric().name(),
                            alarm.spec().threshold(),
                            told(stacks, alarm)));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String told(TelemetryStacks stacks, DefinedAlarm alarm) {
        var topics = stacks.topics();
        var told = topics == null
                ? List.<String>of()
                : topics.getTopics().stream()
                        .filter(topic ->
                                topic.severities().contains(alarm.spec().severity()))
                        .map(topic -> topic.name() + " ("
                                + (topic.emails().isEmpty() ? "no e-mail address" : String.join(", ", topic.emails()))
                                + ")")
                        .toList();
        return told.isEmpty() ? "nobody" : String.join(", ", told);
    }
}

package io.cloudtelemetry.app;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.alarms.Notification;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.app.config.MaintenanceConfig;
import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.notifications.Recipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;

/** The lines at the end of a synth: what was defined and who is told. */
final class SynthSummary {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_NEARLY_FULL = 3;
    private static final Pattern ACKNOWLEDGE_WITH = Pattern.compile("\\[ack: (.+)]$");

    private SynthSummary() {}

    /** How much of it is told. */
    enum Detail {
        SHORT,
        FULL;

        /** {@return what the context key {@code summary} asks for} */
        static Detail named(@Nullable Object word) {
            for (var detail : values()) {
                if (word == null || detail.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return detail;
                }
            }
            throw new ConfigurationException("summary must be short or full, got \"%s\"".formatted(word));
        }
    }

    static String of(TelemetryStacks stacks, Path assembly, StackLimits limits, Detail detail) {
        var lines = new ArrayList<String>();
        lines.add("Stacks: " + stacks.stacks().stream().map(Stack::getStackName).collect(joining(", ")));
        var nearlyFull = limits.nearlyFull();
        if (!nearlyFull.isEmpty()) {
            var more = nearlyFull.size() - MOST_NEARLY_FULL;
            lines.add("Nearly full: "
                    + nearlyFull.stream().limit(MOST_NEARLY_FULL).collect(joining("; "))
                    + (more > 0 ? "; and %d more".formatted(more) : ""));
        }
        lines.addAll(detail == Detail.FULL ? each(stacks) : counted(stacks));
        var warnings = warnings(stacks, assembly);
        lines.add("Warnings: " + (warnings.isEmpty() ? "none" : String.join(", ", warnings)));
        return String.join(System.lineSeparator(), lines);
    }

    /** {@return a line for each group of recipients, with the number of their alarms by severity} */
    private static List<String> counted(TelemetryStacks stacks) {
        var alarms = new ArrayList<NamedAlarm>(stacks.alarms());
        alarms.addAll(stacks.promQlAlarms());
        alarms.addAll(stacks.composites());
        var counts = new LinkedHashMap<String, Map<Severity, Integer>>();
        for (var alarm : alarms) {
            counts.computeIfAbsent(told(stacks, alarm), told -> new TreeMap<>())
                    .merge(alarm.severity(), 1, Integer::sum);
        }
        var lines = new ArrayList<String>();
        counts.forEach((told, bySeverity) -> lines.add("Alarms: %s -> %s"
                .formatted(
                        bySeverity.entrySet().stream()
                                .map(each -> each.getValue() + " " + each.getKey())
                                .collect(joining(", ")),
                        told)));
        if (!stacks.config().maintenanceWindows().isEmpty()) {
            lines.add("Maintenance windows: "
                    + stacks.config().maintenanceWindows().stream()
                            .map(MaintenanceConfig::name)
                            .collect(joining(", ")));
        }
        lines.add("Each by its name: -c summary=full");
        return lines;
    }

    private static List<String> each(TelemetryStacks stacks) {
        var lines = new ArrayList<String>();
        for (var alarm : stacks.alarms()) {
            lines.add("Alarm %s: %s %s -> %s"
                    .formatted(
                            alarm.name(),
                            alarm.spec().series().describe(),
                            alarm.spec().threshold(),
                            told(stacks, alarm)));
        }
        for (var alarm : stacks.promQlAlarms()) {
            lines.add("Alarm %s: a query in PromQL for %d s -> %s"
                    .formatted(alarm.name(), alarm.spec().pendingPeriod(), told(stacks, alarm)));
        }
        for (var alarm : stacks.composites()) {
            lines.add("Alarm %s: %s -> %s".formatted(alarm.name(), alarm.spec().describe(), told(stacks, alarm)));
        }
        for (var window : stacks.config().maintenanceWindows()) {
            lines.add("Maintenance window %s: %s for %s mutes %s"
                    .formatted(
                            window.name(), window.schedule(), window.duration(), String.join(", ", window.alarms())));
        }
        return lines;
    }

    /**
     * {@return how often each warning was given, by id; the CLI shows the texts} The assembly's own accessor is
     * deprecated, its files are what the CLI reads.
     */
    private static List<String> warnings(TelemetryStacks stacks, Path assembly) {
        var warnings = new TreeMap<String, Integer>();
        try {
            for (var stack : stacks.stacks()) {
                // Only ours: the folder may hold what an earlier synth left there.
                var file = assembly.resolve(stack.getArtifactId() + ".metadata.json");
                for (var construct : JSON.readTree(file.toFile())) {
                    for (var entry : construct) {
                        if ("aws:cdk:warning".equals(entry.path("type").asText())) {
                            warnings.merge(id(entry.path("data").asText()), 1, Integer::sum);
                        }
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return warnings.entrySet().stream()
                .map(each -> each.getValue() + " x " + each.getKey())
                .toList();
    }

    /** CDK writes the id of a warning behind its text. */
    private static String id(String warning) {
        var id = ACKNOWLEDGE_WITH.matcher(warning);
        return id.find() ? id.group(1) : "without an id";
    }

    private static String told(TelemetryStacks stacks, NamedAlarm alarm) {
        if (alarm instanceof DefinedAlarm metric && metric.spec().notification() == Notification.SILENT) {
            return "nobody by itself";
        }
        var told = new ArrayList<String>();
        for (var topic : stacks.routing().told(alarm)) {
            var recipients = topic.recipients().stream().map(Recipient::label).collect(joining(", "));
            told.add("%s (%s)"
                    .formatted(topic.name(), recipients.isEmpty() ? "no subscription of this app" : recipients));
        }
        return told.isEmpty() ? "nobody" : String.join(", ", told);
    }
}

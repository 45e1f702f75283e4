package io.cloudtelemetry.alarms;

import static java.util.stream.Collectors.joining;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.ALARM;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.INSUFFICIENT_DATA;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.OK;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;
import software.constructs.Construct;

/**
 * An alarm made from others, so that people are told once: goes off when any of some alarms is in ALARM, or only when any
 * of some others is, too. Values are fixed; each method gives a new one.
 *
 * <pre>{@code
 * CombinedAlarm.anyOf("api-suffers-from-nodes", Severity.CRITICAL, apiAlarms)
 *         .andAnyOf(nodeAlarms)
 *         .suppressedBy(deployment)
 *         .define(stack, topics);
 * }</pre>
 *
 * @param name what it is about, such as {@code api-suffers-from-nodes}
 * @param severity how urgent it is
 * @param symptoms the alarms of which one must be in ALARM
 * @param causes the alarms of which one must be in ALARM as well; none if the symptoms are enough
 * @param suppression when nobody is told of it; null for never
 */
public record CombinedAlarm(
        String name,
        Severity severity,
        List<NamedAlarm> symptoms,
        List<NamedAlarm> causes,
        @Nullable Suppression suppression) {
    /** "The rule expression of a composite alarm can include as many as 100 underlying alarms" (PutCompositeAlarm). */
    private static final int MOST_ALARMS = 100;

    /** PutCompositeAlarm, {@code AlarmRule}. */
    private static final int LONGEST_RULE = 10_240;

    /** PutCompositeAlarm, {@code AlarmName}. */
    private static final int LONGEST_NAME = 255;

    /** Keeps the description below its 1024 characters. */
    private static final int LONGEST_LIST = 400;

    /**
     * Checks the name and the alarms.
     *
     * @throws IllegalArgumentException if the name is none, there is no alarm, or more than CloudWatch takes
     */
    public CombinedAlarm {
        AlarmSpec.requireName(name);
        symptoms = List.copyOf(symptoms);
        causes = List.copyOf(causes);
        if (symptoms.isEmpty()) {
            throw new IllegalArgumentException("anyOf must name at least one alarm, got none");
        }
        var names = new ArrayList<String>();
        symptoms.forEach(alarm -> add(names, "anyOf", alarm));
        causes.forEach(alarm -> add(names, "andAnyOf", alarm));
        if (names.size() > MOST_ALARMS) {
            throw new IllegalArgumentException("anyOf and andAnyOf must name at most %d alarms in all, got %d"
                    .formatted(MOST_ALARMS, names.size()));
        }
        var rule = rule(symptoms, causes);
        if (rule.length() > LONGEST_RULE) {
            throw new IllegalArgumentException(
                    "anyOf and andAnyOf must make a rule of at most %d characters, got %d; name fewer alarms"
                            .formatted(LONGEST_RULE, rule.length()));
        }
        var alarmName = name + "-" + severity;
        if (alarmName.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name must leave the alarm's name at most %d characters, got %d: %s"
                    .formatted(LONGEST_NAME, alarmName.length(), alarmName));
        }
    }

    /**
     * {@return an alarm that goes off when any of these does}
     *
     * @throws IllegalArgumentException if the name is none, or there are no alarms or too many
     */
    public static CombinedAlarm anyOf(String name, Severity severity, List<? extends NamedAlarm> alarms) {
        return new CombinedAlarm(name, severity, List.copyOf(alarms), List.of(), null);
    }

    /**
     * {@return an alarm that goes off when any of these that is critical does}
     *
     * @throws IllegalArgumentException if the name is none, or there are no critical alarms or too many
     */
    public static CombinedAlarm anyCriticalOf(String name, List<? extends NamedAlarm> alarms) {
        return anyOf(
                name,
                Severity.CRITICAL,
                alarms.stream()
                        .filter(alarm -> alarm.severity() == Severity.CRITICAL)
                        .toList());
    }

    /**
     * {@return this alarm, which now goes off only when any of these does, too: the causes of the symptoms}
     *
     * @throws IllegalArgumentException if one is a symptom as well, or there are too many
     */
    public CombinedAlarm andAnyOf(List<? extends NamedAlarm> alarms) {
        return new CombinedAlarm(name, severity, symptoms, List.copyOf(alarms), suppression);
    }

    /** {@return this alarm, of which nobody is told while another is in ALARM or has been a minute ago} */
    public CombinedAlarm suppressedBy(NamedAlarm other) {
        return suppressedBy(other, Duration.minutes(1), Duration.minutes(1));
    }

    /**
     * {@return this alarm, of which nobody is told while another is in ALARM}
     *
     * @param wait how long it waits for the other to go into ALARM before it tells
     * @param extension how long it waits after the other has left ALARM before it tells
     * @throws IllegalArgumentException if one is not whole seconds
     */
    public CombinedAlarm suppressedBy(NamedAlarm other, Duration wait, Duration extension) {
        return new CombinedAlarm(name, severity, symptoms, causes, Suppression.by(other, wait, extension));
    }

    /**
     * Defines the alarm, after all that it names.
     *
     * @throws IllegalArgumentException if one of them is in another account or region, or the routing has too many actions
     */
    public DefinedComposite define(Construct scope, AlarmRouting routing) {
        var named = named();
        Place.requireSame(scope, named);
        var routed = new RoutedActions(scope, routing);
        routed.requireRoomFor(severity, 0);
        var alarmName = name + "-" + severity;
        var composite = CfnCompositeAlarm.Builder.create(scope, name)
                .alarmName(alarmName)
                .alarmDescription(describe() + ".")
                .alarmRule(rule(symptoms, causes))
                .alarmActions(routed.orNull(severity, ALARM))
                .okActions(routed.orNull(severity, OK))
                .insufficientDataActions(routed.orNull(severity, INSUFFICIENT_DATA))
                .tags(RoutedActions.tags(severity));
        if (suppression != null) {
            composite
                    .actionsSuppressor(suppression.by().name())
                    .actionsSuppressorWaitPeriod(suppression.waitSeconds())
                    .actionsSuppressorExtensionPeriod(suppression.extensionSeconds());
        }
        var resource = composite.build();
        // In another stack this makes the one stack wait for the other; names are literal, so there is no export.
        named.forEach(alarm -> resource.addResourceDependency(alarm.resource()));
        return new DefinedComposite(this, alarmName, RoutedActions.arnPrefix(scope) + alarmName, resource);
    }

    /** {@return what it watches, in words for a person} */
    public String describe() {
        return "Any of " + list(symptoms) + (causes.isEmpty() ? "" : " together with any of " + list(causes));
    }

    private List<NamedAlarm> named() {
        var named = new ArrayList<>(symptoms);
        named.addAll(causes);
        if (suppression != null) {
            named.add(suppression.by());
        }
        return named;
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

    private static String rule(List<NamedAlarm> symptoms, List<NamedAlarm> causes) {
        return causes.isEmpty() ? any(symptoms) : "(%s) AND (%s)".formatted(any(symptoms), any(causes));
    }

    private static String any(List<NamedAlarm> alarms) {
        return alarms.stream().map(alarm -> "ALARM(\"" + alarm.name() + "\")").collect(joining(" OR "));
    }

    private static String list(List<NamedAlarm> alarms) {
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

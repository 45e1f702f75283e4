package io.cloudtelemetry.alarms;

import static software.amazon.awscdk.services.cloudwatch.AlarmState.ALARM;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.INSUFFICIENT_DATA;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.OK;

import io.cloudtelemetry.ownership.PhysicalName;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;
import software.constructs.Construct;

/**
 * A composite alarm, so that people are told once: goes off when any of some alarms is in ALARM, or only when any of some
 * others is, too.
 *
 * <pre>{@code
 * CombinedAlarm.anyOf("api-suffers-from-nodes", Severity.CRITICAL, apiAlarms)
 *         .andAnyOf(nodeAlarms)
 *         .suppressedBy(deployment)
 *         .define(stack, topics);
 * }</pre>
 *
 * @param name what it is about, such as {@code api-suffers-from-nodes}
 * @param symptoms alarms, at least one of which must be in ALARM
 * @param causes alarms, at least one of which must be in ALARM as well; none if the symptoms are enough
 * @param suppression when it tells nobody; null for never
 */
public record CombinedAlarm(
        String name,
        Severity severity,
        List<NamedAlarm> symptoms,
        List<NamedAlarm> causes,
        @Nullable Suppression suppression) {
    public CombinedAlarm {
        AlarmSpec.requireName(name);
        Objects.requireNonNull(severity, "severity");
        symptoms = List.copyOf(Objects.requireNonNull(symptoms, "symptoms"));
        causes = List.copyOf(Objects.requireNonNull(causes, "causes"));
        CompositeRule.require(symptoms, causes);
        if (suppression != null) {
            suppression.requireToEnd(symptoms, causes);
        }
        AlarmSubject.requireLength(name + "-" + severity);
    }

    /**
     * {@return an alarm that goes off when any of these does}
     *
     * @throws IllegalArgumentException if the name is none, or there are no alarms
     */
    public static CombinedAlarm anyOf(String name, Severity severity, List<? extends AlarmSource> alarms) {
        return new CombinedAlarm(name, severity, AlarmSource.alarmsOf(alarms), List.of(), null);
    }

    /**
     * {@return this alarm, but it goes off only when any of these does, too: the causes of the symptoms}
     *
     * @throws IllegalArgumentException if one is a symptom as well
     */
    public CombinedAlarm andAnyOf(List<? extends AlarmSource> alarms) {
        return new CombinedAlarm(name, severity, symptoms, AlarmSource.alarmsOf(alarms), suppression);
    }

    /**
     * {@return this alarm, which tells nobody while another is in ALARM or was a minute ago}
     *
     * @throws IllegalArgumentException if the other is in ALARM whenever this one is, so that nobody is ever told
     */
    public CombinedAlarm suppressedBy(NamedAlarm other) {
        return new CombinedAlarm(
                name,
                severity,
                symptoms,
                causes,
                new Suppression(other, Suppression.DEFAULT_SECONDS, Suppression.DEFAULT_SECONDS));
    }

    /**
     * {@return this alarm, which tells nobody while another is in ALARM}
     *
     * @param wait how long it waits for the other to go into ALARM before it tells
     * @param extension how long it waits after the other has left ALARM before it tells
     * @throws IllegalArgumentException if one is not whole seconds, or the other is in ALARM whenever this one is
     */
    public CombinedAlarm suppressedBy(NamedAlarm other, Duration wait, Duration extension) {
        return new CombinedAlarm(name, severity, symptoms, causes, Suppression.by(other, wait, extension));
    }

    /**
     * Defines the alarm, after all that it names. Alarms of another stack become a part of it in that stack, a composite that
     * tells nobody: so they can be removed and renamed in one deployment.
     *
     * @throws IllegalArgumentException if one of them is in another account, region or {@code cdk.Stage}, or the routing has too many actions
     */
    public DefinedComposite define(Construct scope, AlarmRouting routing) {
        return define(scope, routing, CompositeStacks.OF_ITS_ALARMS);
    }

    /**
     * Defines the alarm with parts in some stacks also while these hold no alarm of it.
     *
     * @throws IllegalArgumentException if one of them is in another account, region or {@code cdk.Stage}, or the routing has too many actions
     */
    public DefinedComposite define(Construct scope, AlarmRouting routing, CompositeStacks stacks) {
        var named = named();
        SamePlace.require(scope, named);
        var routed = new RoutedActions(scope, routing);
        routed.requireRoomFor(severity, 0);
        var alarmName = name + "-" + severity;
        if (named.stream().anyMatch(alarm -> alarm.name().equals(alarmName))) {
            throw new IllegalArgumentException(
                    "name must make another name than those of the alarms that it names, got %s".formatted(alarmName));
        }
        PhysicalName.ALARM.requireFree(scope, List.of(alarmName));
        var parts = new CompositeParts(scope, this, alarmName, stacks);
        parts.requireFree(scope);
        routed.warnIfNobodyIsTold(scope, severity);
        var composite = CfnCompositeAlarm.Builder.create(scope, alarmName)
                .alarmName(alarmName)
                .alarmDescription(describe() + ".")
                .alarmRule(parts.rule())
                .alarmActions(routed.orNull(severity, ALARM))
                .okActions(routed.orNull(severity, OK))
                .insufficientDataActions(routed.orNull(severity, INSUFFICIENT_DATA))
                .tags(RoutedActions.tags(severity));
        if (suppression != null) {
            composite
                    .actionsSuppressor(parts.suppressor())
                    .actionsSuppressorWaitPeriod(suppression.waitSeconds())
                    .actionsSuppressorExtensionPeriod(suppression.extensionSeconds());
        }
        var resource = composite.build();
        PhysicalName.ALARM.take(scope, List.of(alarmName));
        parts.define(scope, resource);
        return new DefinedComposite(this, alarmName, RoutedActions.arnPrefix(Place.of(scope)) + alarmName, resource);
    }

    /** {@return what it watches, in words for a person} */
    public String describe() {
        return "Any of " + CompositeRule.list(symptoms)
                + (causes.isEmpty() ? "" : " together with any of " + CompositeRule.list(causes));
    }

    private List<NamedAlarm> named() {
        var named = new ArrayList<>(symptoms);
        named.addAll(causes);
        if (suppression != null) {
            named.add(suppression.by());
        }
        return named;
    }
}

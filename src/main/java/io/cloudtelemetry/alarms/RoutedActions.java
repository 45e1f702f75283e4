package io.cloudtelemetry.alarms;

import static software.amazon.awscdk.services.cloudwatch.AlarmState.ALARM;

import io.cloudtelemetry.ownership.Place;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.cloudwatch.AlarmActionConfig;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.constructs.Construct;

/** The actions that a routing gives alarms of one stack; it is asked once a severity. */
final class RoutedActions {
    /** PutMetricAlarm and PutCompositeAlarm: {@code AlarmActions}, {@code OKActions}, {@code InsufficientDataActions}. */
    private static final int MOST_ACTIONS = 5;

    static final String TAG = "telemetry:severity";

    private final Construct scope;
    private final AlarmRouting routing;
    private final Set<Severity> warned = EnumSet.noneOf(Severity.class);
    private final Map<Severity, Map<AlarmState, List<String>>> actions = new EnumMap<>(Severity.class);

    RoutedActions(Construct scope, AlarmRouting routing) {
        this.scope = scope;
        this.routing = routing;
    }

    /** {@return the ARNs of the actions of a severity in a state; null for none, as CloudFormation wants it} */
    @Nullable
    List<String> orNull(Severity severity, AlarmState state) {
        return orNull(of(severity, state));
    }

    static @Nullable List<String> orNull(List<String> arns) {
        return arns.isEmpty() ? null : arns;
    }

    /** {@return the ARNs of the actions of a severity in a state} */
    List<String> of(Severity severity, AlarmState state) {
        var byState = actions.computeIfAbsent(severity, this::ask);
        return Objects.requireNonNull(byState.get(state));
    }

    /** {@return those actions for an alarm that takes CDK's actions only} */
    IAlarmAction[] forCdk(Severity severity, AlarmState state) {
        return of(severity, state).stream()
                .<IAlarmAction>map(arn -> (scope, alarm) ->
                        AlarmActionConfig.builder().alarmActionArn(arn).build())
                .toArray(IAlarmAction[]::new);
    }

    /**
     * Checks that an alarm with actions of its own has no more than CloudWatch takes.
     *
     * @param own how many actions it has in state ALARM beside the routing's
     */
    void requireRoomFor(Severity severity, int own) {
        for (var state : AlarmState.values()) {
            requireRoom(state == ALARM ? own : 0, of(severity, state).size(), state);
        }
    }

    static void requireRoom(int own, int routed, AlarmState state) {
        if (own + routed > MOST_ACTIONS) {
            throw new IllegalArgumentException(
                    "actions must be at most %d for a state, got %d for %s: %d of the alarm and %d of the routing; use fewer of either"
                            .formatted(MOST_ACTIONS, own + routed, state, own, routed));
        }
    }

    /** Warns, once a severity, of alarms that tell nobody. */
    void warnIfNobodyIsTold(Construct at, Severity severity) {
        if (of(severity, ALARM).isEmpty() && warned.add(severity)) {
            Annotations.of(at)
                    .addWarningV2(
                            "@cloudtelemetry/alarms:nobodyIsTold",
                            "alarms of severity %s have no action for ALARM, so nobody is told; give a routing with a topic for %s"
                                    .formatted(severity, severity));
        }
    }

    /** {@return how the severity stands in a template} */
    static List<CfnTag> tags(Severity severity) {
        return List.of(CfnTag.builder().key(TAG).value(severity.toString()).build());
    }

    /** {@return the ARN of an alarm of a name, without the name} */
    static String arnPrefix(Place place) {
        return place.arn("cloudwatch", "alarm:");
    }

    private Map<AlarmState, List<String>> ask(Severity severity) {
        var byState = new EnumMap<AlarmState, List<String>>(AlarmState.class);
        for (var state : AlarmState.values()) {
            byState.put(state, routing.actionArns(scope, severity, state));
        }
        return byState;
    }
}

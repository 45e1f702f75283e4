package io.cloudtelemetry.alarms;

import java.util.List;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.cloudwatch.AlarmBase;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.constructs.Construct;

/** Who is told when an alarm changes its state. */
public interface AlarmRouting {
    /**
     * {@return the ARNs of the actions of an alarm}
     *
     * @param scope where the alarm is defined, or a scope above it in the same stack
     */
    List<String> actionArns(Construct scope, Severity severity, AlarmState state);

    /** {@return a routing that tells nobody} */
    static AlarmRouting nobody() {
        return (scope, severity, state) -> List.of();
    }

    /**
     * Routes an alarm of CDK's own: composite, PromQL, anomaly or any other {@code Alarm}. Adds the actions of each state
     * and the tag of the severity.
     *
     * @throws IllegalArgumentException if the routing has more actions for a state than CloudWatch takes
     */
    default void route(AlarmBase alarm, Severity severity) {
        var actions = new RoutedActions(alarm, this);
        actions.requireRoomFor(severity, 0);
        actions.warnIfNobodyIsTold(alarm, severity);
        alarm.addAlarmAction(actions.forCdk(severity, AlarmState.ALARM));
        alarm.addOkAction(actions.forCdk(severity, AlarmState.OK));
        alarm.addInsufficientDataAction(actions.forCdk(severity, AlarmState.INSUFFICIENT_DATA));
        Tags.of(alarm).add(RoutedActions.TAG, severity.toString());
    }
}

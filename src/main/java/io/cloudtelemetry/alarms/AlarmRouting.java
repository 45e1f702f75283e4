package io.cloudtelemetry.alarms;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.constructs.Construct;

/** Who is told when an alarm changes its state. */
public interface AlarmRouting {
    /**
     * {@return the ARNs of the actions of an alarm}
     *
     * @param scope where the alarm is defined
     * @param severity how urgent the alarm is
     * @param state the state that it goes into
     */
    List<String> actionArns(Construct scope, Severity severity, AlarmState state);

    /** {@return a routing that tells nobody} */
    static AlarmRouting nobody() {
        return (scope, severity, state) -> List.of();
    }
}

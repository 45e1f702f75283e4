package io.cloudtelemetry.alarms;

import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** An alarm of CDK's own, or one that it imports. */
record GivenAlarm(
        IAlarm alarm,
        Severity severity,
        String name,
        String arn,
        @Nullable CfnResource resource) implements NamedAlarm {
    static GivenAlarm of(IAlarm alarm, Severity severity) {
        var child = Objects.requireNonNull(alarm, "alarm").getNode().getDefaultChild();
        Objects.requireNonNull(severity, "severity");
        var resource = child instanceof CfnResource own ? own : null;
        // Before CDK reads the name out of it, which fails in its own words.
        GivenArn.ALARM.require("alarm", alarm.getAlarmArn());
        var name = statedName(child);
        // CDK's own name and ARN of an alarm are references, which another stack could use by an export only.
        return name == null || Tokens.in(name)
                ? new GivenAlarm(alarm, severity, alarm.getAlarmName(), alarm.getAlarmArn(), resource)
                : new GivenAlarm(
                        alarm, severity, name, RoutedActions.arnPrefix(Place.of(Stack.of(alarm))) + name, resource);
    }

    private static @Nullable String statedName(@Nullable IConstruct child) {
        if (child instanceof CfnAlarm alarm) {
            return alarm.getAlarmName();
        }
        return child instanceof CfnCompositeAlarm alarm ? alarm.getAlarmName() : null;
    }

    @Override
    public void requireUsableIn(Construct scope) {
        if (Tokens.in(name) && !Stack.of(alarm).equals(Place.of(scope).stack())) {
            throw new IllegalArgumentException(
                    "alarms must have a name that is known at synth to be named by another stack, got %s for %s; state its alarmName"
                            .formatted(
                                    alarm.getNode().getPath(), scope.getNode().getPath()));
        }
    }
}

package io.cloudtelemetry.alarms;

import java.util.Collection;
import java.util.HashSet;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/** Where alarms stand that others name: the same account and region, and defined before them. */
final class Place {
    private Place() {}

    /**
     * Checks that each alarm is where CloudWatch finds it by its name: "All the underlying alarms in your composite alarm
     * must be in the same account and the same Region" (CloudWatch user guide); and where CDK can wait for it.
     */
    static void requireSame(Construct scope, Collection<? extends NamedAlarm> alarms) {
        var here = Stack.of(scope);
        var seen = new HashSet<Stack>();
        for (var alarm : alarms) {
            var there = Stack.of(alarm.resource());
            if (seen.add(there)) {
                requireSame("region", alarm, here.getRegion(), there.getRegion());
                requireSame("account", alarm, here.getAccount(), there.getAccount());
                requireSame("cdk.Stage", alarm, stage(here), stage(there));
            }
        }
    }

    private static String stage(Stack stack) {
        var stage = Stage.of(stack);
        var path = stage == null ? "" : stage.getNode().getPath();
        return path.isEmpty() ? "the app itself" : path;
    }

    private static void requireSame(String what, NamedAlarm alarm, String here, String there) {
        if (!Token.isUnresolved(here) && !Token.isUnresolved(there) && !here.equals(there)) {
            throw new IllegalArgumentException("alarms must be in the %s of what names them (%s), got %s in %s"
                    .formatted(what, here, alarm.name(), there));
        }
    }
}

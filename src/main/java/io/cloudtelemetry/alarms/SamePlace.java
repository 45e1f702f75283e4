package io.cloudtelemetry.alarms;

import io.cloudtelemetry.ownership.Place;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Alarms that others name: they stand in the same account and region, and in a stack that can be waited for. */
final class SamePlace {
    private SamePlace() {}

    /**
     * Checks that each alarm is where CloudWatch finds it by its name: "All the underlying alarms in your composite alarm
     * must be in the same account and the same Region" (CloudWatch user guide).
     */
    static void require(Construct scope, Collection<? extends NamedAlarm> alarms) {
        var here = Place.of(scope);
        var seen = new LinkedHashSet<Stack>();
        for (var alarm : alarms) {
            if (seen.add(Stack.of(alarm.resource()))) {
                var there = Place.of(alarm.resource());
                require("region", alarm, here.region(), there.region());
                require("account", alarm, here.account(), there.account());
                require("cdk.Stage", alarm, here.stage(), there.stage());
            }
        }
    }

    private static void require(String what, NamedAlarm alarm, @Nullable String here, @Nullable String there) {
        if (here != null && there != null && !here.equals(there)) {
            throw new IllegalArgumentException("alarms must be in the %s of what names them (%s), got %s in %s"
                    .formatted(what, shown(here), alarm.name(), shown(there)));
        }
    }

    private static String shown(String place) {
        return place.isEmpty() ? "the app itself" : place;
    }
}

package io.cloudtelemetry.alarms;

import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Checks that alarms are in the account and region of what names them, and lets that wait for them. */
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
            alarm.requireUsableIn(scope);
            var resource = alarm.resource();
            if (resource == null) {
                requireArn(here, alarm);
            } else if (seen.add(Place.of(resource).stack())) {
                var there = Place.of(resource);
                require("region", alarm, here.region(), there.region());
                require("account", alarm, here.account(), there.account());
                require("cdk.Stage", alarm, here.stage(), there.stage());
            }
        }
    }

    /** Lets a resource wait for the alarms of an app; a literal name makes one stack wait for another without an export. */
    static void letWait(CfnResource dependent, Collection<? extends NamedAlarm> alarms) {
        alarms.stream().map(NamedAlarm::resource).filter(Objects::nonNull).forEach(dependent::addResourceDependency);
    }

    /** An alarm that exists is where its ARN says. */
    private static void requireArn(Place here, NamedAlarm alarm) {
        if (!Tokens.in(alarm.arn())) {
            var parts = alarm.arn().split(":");
            require("partition", alarm, here.partition(), parts[1]);
            require("region", alarm, here.region(), parts[3]);
            require("account", alarm, here.account(), parts[4]);
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

package io.cloudtelemetry.logs;

import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.SharedThing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * Remembers the log groups of the app. Each is kept in one way, by one construct of each stack that needs it: so a stack that
 * goes, or is deployed alone, takes it from no other. Calls on one group at the same time fail with
 * OperationAbortedException, hence such stacks come one after another.
 */
final class EnsuredLogGroups {
    static final SharedThing<LogGroupSettings, TelemetryLogGroup> GROUPS =
            new SharedThing<>("log group", "use another group");

    private EnsuredLogGroups() {}

    /** {@return what keeps the group in the stack of a scope; null for nothing yet} */
    static @Nullable TelemetryLogGroup inStackOf(Construct scope, String logGroupName) {
        var place = Place.of(scope);
        return GROUPS.owners(place, logGroupName).stream()
                .filter(group -> Place.of(group).isInStackOf(place))
                .findFirst()
                .orElse(null);
    }

    /** Adds a group, and lets its stack wait for others that keep it and do not wait for that stack. */
    static void add(TelemetryLogGroup group, LogGroupSettings settings) {
        var mine = Place.of(group);
        var others = new ArrayList<>(GROUPS.owners(mine, group.getLogGroupName()));
        Collections.reverse(others);
        var waitedFor = new LinkedHashSet<Stack>();
        for (var other : others) {
            var theirs = Place.of(other);
            var order = new LinkedHashSet<Stack>();
            if (!waitedFor.contains(theirs.stack())
                    // A stack cannot wait for one nested in it.
                    && !theirs.stackPath().startsWith(mine.stackPath() + "/")
                    && !waitsFor(theirs.stack(), mine.stack(), order)) {
                mine.waitFor(theirs);
                waitedFor.addAll(order);
            }
        }
        GROUPS.take(group, group.getLogGroupName(), settings);
    }

    /** Lets a construct wait for a group; for that of another stack, unless that stack waits for the construct's. */
    static void letWait(Construct dependent, String logGroupName) {
        GROUPS.owners(Place.of(dependent), logGroupName).stream()
                .filter(group -> !waitsFor(Stack.of(group), Stack.of(dependent), new LinkedHashSet<>()))
                .forEach(group -> dependent.getNode().addDependency(group));
    }

    /** {@return whether a stack waits for another, over others, too} Adds to those seen the stack and what it waits for. */
    private static boolean waitsFor(Stack stack, Stack other, Set<Stack> seen) {
        return seen.add(stack)
                && stack.getDependencies().stream().anyMatch(each -> each.equals(other) || waitsFor(each, other, seen));
    }
}

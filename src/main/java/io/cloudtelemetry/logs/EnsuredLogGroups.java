package io.cloudtelemetry.logs;

import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * Remembers how each log group of the app is kept: of two that keep one group differently, the last deployed would win, and
 * calls on one group at the same time fail with OperationAbortedException.
 */
final class EnsuredLogGroups {
    private static final Kind<Ensured> ENSURED = new Kind<>(Unique.IN_REGION);
    private static final Kind<List<TelemetryLogGroup>> STANDING = new Kind<>(Unique.IN_REGION);

    private EnsuredLogGroups() {}

    private static @Nullable Ensured find(Place place, String logGroupName) {
        return Owners.of(place, ENSURED).find(place, logGroupName);
    }

    /** Refuses other settings for a group, and attaches nothing. */
    static void requireAgreed(Construct scope, String id, String logGroupName, LogGroupSettings settings) {
        var before = find(Place.of(scope), logGroupName);
        if (before != null && !before.settings.equals(settings)) {
            throw new IllegalArgumentException(
                    "log group %s must be kept in one way, got other settings at %s/%s than at %s; state the same, or use another group"
                            .formatted(
                                    logGroupName,
                                    scope.getNode().getPath(),
                                    id,
                                    before.group.getNode().getPath()));
        }
    }

    /** {@return what ensures the group in the stack of a scope; null for nothing yet} */
    static @Nullable TelemetryLogGroup inStackOf(Construct scope, String logGroupName) {
        var place = Place.of(scope);
        var before = find(place, logGroupName);
        return before != null && Place.of(before.group).isInStackOf(place) ? before.group : null;
    }

    static void add(TelemetryLogGroup group, LogGroupSettings settings) {
        var place = Place.of(group);
        Owners.of(place, ENSURED).take(place, group.getLogGroupName(), new Ensured(group, settings));
    }

    /** Remembers a group that is defined or ensured, for what needs it. */
    static void stands(TelemetryLogGroup group) {
        var place = Place.of(group);
        Owners.of(place, STANDING)
                .findOrTake(place, group.getLogGroupName(), ArrayList::new)
                .add(group);
    }

    /** Lets a construct wait for a group; for that of another stack, unless that stack waits for the construct's. */
    static void letWait(Construct dependent, String logGroupName) {
        var place = Place.of(dependent);
        var groups = Owners.of(place, STANDING).find(place, logGroupName);
        if (groups != null) {
            groups.stream()
                    .filter(group -> !waitsFor(Stack.of(group), Stack.of(dependent)))
                    .forEach(group -> dependent.getNode().addDependency(group));
        }
    }

    private static boolean waitsFor(Stack stack, Stack other) {
        return stack.getDependencies().stream().anyMatch(each -> each.equals(other) || waitsFor(each, other));
    }

    private record Ensured(TelemetryLogGroup group, LogGroupSettings settings) {}
}

package io.cloudtelemetry.logs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.constructs.Construct;

/**
 * Remembers, in the app's own tree, how each log group is kept: of two that keep one group differently, the last deployed
 * would win, and calls on one group at the same time fail with OperationAbortedException.
 */
final class EnsuredLogGroups extends Construct {
    private static final String ID = "EnsuredLogGroups";

    private final Map<String, Ensured> groups = new LinkedHashMap<>();
    private final Map<String, List<TelemetryLogGroup>> standing = new LinkedHashMap<>();

    private EnsuredLogGroups(Construct root) {
        super(root, ID);
    }

    private static @Nullable EnsuredLogGroups find(Construct scope) {
        return scope.getNode().getRoot().getNode().tryFindChild(ID) instanceof EnsuredLogGroups found ? found : null;
    }

    /** Refuses other settings for a group, and attaches nothing. */
    static void requireAgreed(Construct scope, String id, String logGroupName, LogGroupSettings settings) {
        var known = find(scope);
        var before = known == null ? null : known.groups.get(key(scope, logGroupName));
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
        var known = find(scope);
        var before = known == null ? null : known.groups.get(key(scope, logGroupName));
        return before != null && Stack.of(before.group).equals(Stack.of(scope)) ? before.group : null;
    }

    static void add(TelemetryLogGroup group, LogGroupSettings settings) {
        of(group).groups.put(key(group, group.getLogGroupName()), new Ensured(group, settings));
    }

    private static EnsuredLogGroups of(Construct scope) {
        var known = find(scope);
        return known == null ? new EnsuredLogGroups((Construct) scope.getNode().getRoot()) : known;
    }

    /** Remembers a group that is defined or ensured, for what needs it. */
    static void stands(TelemetryLogGroup group) {
        of(group)
                .standing
                .computeIfAbsent(key(group, group.getLogGroupName()), name -> new ArrayList<>())
                .add(group);
    }

    /** Lets a construct wait for a group; for that of another stack, unless that stack waits for the construct's. */
    static void letWait(Construct dependent, String logGroupName) {
        var known = find(dependent);
        if (known != null) {
            known.standing.getOrDefault(key(dependent, logGroupName), List.of()).stream()
                    .filter(group -> !waitsFor(Stack.of(group), Stack.of(dependent)))
                    .forEach(group -> dependent.getNode().addDependency(group));
        }
    }

    private static boolean waitsFor(Stack stack, Stack other) {
        return stack.getDependencies().stream().anyMatch(each -> each.equals(other) || waitsFor(each, other));
    }

    /** Where account or region are not stated, each {@code cdk.Stage} may be deployed to others. */
    private static String key(Construct scope, String logGroupName) {
        var stage = Stage.of(scope);
        return "%s %s %s"
                .formatted(
                        Stack.of(scope).getEnvironment(),
                        stage == null ? "" : stage.getNode().getPath(),
                        logGroupName);
    }

    private record Ensured(TelemetryLogGroup group, LogGroupSettings settings) {}
}

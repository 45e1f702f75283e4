package io.cloudtelemetry.logs;

import java.util.HashMap;
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

    private final Map<String, Ensured> groups = new HashMap<>();

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
        var known = find(group);
        (known == null ? new EnsuredLogGroups((Construct) group.getNode().getRoot()) : known)
                .groups.put(key(group, group.getLogGroupName()), new Ensured(group, settings));
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

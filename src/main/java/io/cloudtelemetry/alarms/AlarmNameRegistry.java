package io.cloudtelemetry.alarms;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.constructs.Construct;

/**
 * The names of the alarms of an app, one for each account and region: a second alarm of a name would take the place of
 * the first.
 */
final class AlarmNameRegistry extends Construct {
    private static final String ID = "AlarmNames";

    private final Map<String, String> owners = new HashMap<>();

    private AlarmNameRegistry(Construct root) {
        super(root, ID);
    }

    static AlarmNameRegistry of(Construct scope) {
        var root = (Construct) scope.getNode().getRoot();
        return root.getNode().tryFindChild(ID) instanceof AlarmNameRegistry names ? names : new AlarmNameRegistry(root);
    }

    /**
     * Checks that names are free where a scope is deployed.
     *
     * @throws IllegalArgumentException if one is taken
     */
    void requireFree(Construct scope, Collection<String> names) {
        var environment = environment(scope);
        for (var name : names) {
            var owner = owners.get(environment + name);
            if (owner != null) {
                throw new IllegalArgumentException(
                        "name must be used once in an account and region, got a second alarm \"%s\" as in %s"
                                .formatted(name, owner));
            }
        }
    }

    /**
     * Takes names for a scope, all or none.
     *
     * @throws IllegalArgumentException if one is taken
     */
    void take(Construct scope, Collection<String> names) {
        requireFree(scope, names);
        var environment = environment(scope);
        var path = scope.getNode().getPath();
        names.forEach(name -> owners.put(environment + name, path));
    }

    /** Where account or region are not stated, each {@code cdk.Stage} may be deployed to others. */
    private static String environment(Construct scope) {
        var environment = Stack.of(scope).getEnvironment();
        var stage = Stage.of(scope);
        return environment.contains("unknown-") && stage != null
                ? environment + "/" + stage.getNode().getPath()
                : environment;
    }
}

package io.cloudtelemetry.alarms;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.constructs.Construct;

/**
 * The names that an app gives to alarms, topics and the like, each once in an account and region: a second of a name would
 * fail at the deployment, or take the place of the first.
 */
public final class PhysicalNames extends Construct {
    private static final String ID = "PhysicalNames";

    private final Map<String, String> owners = new LinkedHashMap<>();

    private PhysicalNames(Construct root) {
        super(root, ID);
    }

    /** {@return the names of the app that a scope belongs to} */
    public static PhysicalNames of(Construct scope) {
        var root = (Construct) scope.getNode().getRoot();
        return root.getNode().tryFindChild(ID) instanceof PhysicalNames names ? names : new PhysicalNames(root);
    }

    /**
     * Checks that names are free where a scope is deployed.
     *
     * @param kind what they are names of, such as {@code alarm}
     * @throws IllegalArgumentException if one is taken
     */
    public void requireFree(Construct scope, String kind, Collection<String> names) {
        var environment = environment(scope);
        for (var name : names) {
            var owner = owners.get(environment + kind + name);
            if (owner != null) {
                throw new IllegalArgumentException(
                        "name must be used once in an account and region, got a second %s \"%s\" as in %s"
                                .formatted(kind, name, owner));
            }
        }
    }

    /**
     * Takes names for a scope, all or none.
     *
     * @param kind what they are names of, such as {@code alarm}
     * @throws IllegalArgumentException if one is taken
     */
    public void take(Construct scope, String kind, Collection<String> names) {
        requireFree(scope, kind, names);
        var environment = environment(scope);
        var path = scope.getNode().getPath();
        names.forEach(name -> owners.put(environment + kind + name, path));
    }

    /**
     * {@return where a scope is deployed, as far as that is known} Where account or region are not stated, each {@code
     * cdk.Stage} may be deployed to others.
     */
    public static String environment(Construct scope) {
        var environment = Stack.of(scope).getEnvironment();
        var stage = Stage.of(scope);
        return environment.contains("unknown-") && stage != null
                ? environment + "/" + stage.getNode().getPath()
                : environment;
    }
}

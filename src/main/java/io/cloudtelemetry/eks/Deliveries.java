package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.PhysicalNames;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/** What is delivered to which cluster by an app, each once: a second agent would publish every series twice. */
final class Deliveries extends Construct {
    private static final String ID = "TelemetryDeliveries";

    private final Map<String, String> owners = new LinkedHashMap<>();

    private Deliveries(Construct root) {
        super(root, ID);
    }

    private static Deliveries of(Construct scope) {
        var root = (Construct) scope.getNode().getRoot();
        return root.getNode().tryFindChild(ID) instanceof Deliveries deliveries ? deliveries : new Deliveries(root);
    }

    /**
     * Claims a cluster for a construct that is about to be made.
     *
     * @param what what is delivered, such as {@code the agent}
     * @param how in which way
     * @throws IllegalArgumentException if the app delivers it already
     */
    static Claim claim(Construct scope, String id, ClusterTarget cluster, String what, String how) {
        var key = "%s/%s/%s".formatted(PhysicalNames.environment(scope), cluster.name(), what);
        var owner = "%s at %s".formatted(how, scope.getNode().getPath() + "/" + id);
        var other = find(scope, key);
        if (other != null) {
            throw new IllegalArgumentException(
                    "cluster must get %s by one delivery, got %s and %s; everything would be published twice"
                            .formatted(what, other, owner));
        }
        return () -> of(scope).owners.put(key, owner);
    }

    /**
     * Claims an OpenID Connect provider for a cluster, for a construct that is about to be made.
     *
     * @throws IllegalArgumentException if another cluster of the app has it
     */
    static Claim provider(Construct scope, String id, ClusterTarget cluster, String providerArn) {
        // However it is spelled, its id is that of one cluster.
        var key = "%s/%s"
                .formatted(
                        PhysicalNames.environment(scope), providerArn.substring(providerArn.lastIndexOf("/id/") + 1));
        var mine = "cluster %s at ".formatted(cluster.name());
        var me = mine + scope.getNode().getPath() + "/" + id;
        var owner = find(scope, key);
        if (owner != null && !owner.startsWith(mine)) {
            throw new IllegalArgumentException(
                    "irsa must be the provider of one cluster, got %s for %s and for %s; EKS gives each cluster one of its own"
                            .formatted(providerArn, inWords(owner), inWords(me)));
        }
        return () -> of(scope).owners.putIfAbsent(key, me);
    }

    private static String inWords(String owner) {
        return owner.replaceAll("\\$\\{Token\\[[^]]*]}", "of the app");
    }

    private static @Nullable String find(Construct scope, String key) {
        return scope.getNode().getRoot().getNode().tryFindChild(ID) instanceof Deliveries deliveries
                ? deliveries.owners.get(key)
                : null;
    }

    /** A claim that has been checked. */
    @FunctionalInterface
    interface Claim {
        void take();
    }
}

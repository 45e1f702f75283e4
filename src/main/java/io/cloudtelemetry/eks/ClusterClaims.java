package io.cloudtelemetry.eks;

import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import software.constructs.Construct;

/**
 * Refuses a second agent on a cluster, which would publish every series twice, and an OpenID Connect provider given for two
 * clusters.
 */
final class ClusterClaims {
    private static final Kind<Owner> DELIVERED = new Kind<>(Unique.IN_REGION);
    private static final Kind<Owner> PROVIDERS = new Kind<>(Unique.IN_REGION);

    private ClusterClaims() {}

    /**
     * Claims a cluster for a construct that is about to be made.
     *
     * @param what what is delivered, such as {@code the agent}
     * @param how in which way
     * @throws IllegalArgumentException if the app delivers it already
     */
    static Claim claim(Construct scope, String id, ClusterTarget cluster, String what, String how) {
        var place = Place.of(scope);
        var key = cluster.name() + "/" + what;
        var owner = new Owner(how, scope, id);
        var other = Owners.of(place, DELIVERED).find(place, key);
        if (other != null) {
            throw new IllegalArgumentException(
                    "cluster must get %s by one delivery, got %s and %s; everything would be published twice"
                            .formatted(what, other, owner));
        }
        return () -> Owners.of(place, DELIVERED).take(place, key, owner);
    }

    /**
     * Claims an OpenID Connect provider for a cluster, for a construct that is about to be made.
     *
     * @throws IllegalArgumentException if another cluster of the app has it
     */
    static Claim provider(Construct scope, String id, ClusterTarget cluster, String providerArn) {
        var place = Place.of(scope);
        // However it is spelled, its id is that of one cluster.
        var key = providerArn.substring(providerArn.lastIndexOf("/id/") + 1);
        var me = new Owner("cluster " + cluster.name(), scope, id);
        var owner = Owners.of(place, PROVIDERS).find(place, key);
        if (owner != null && !owner.what.equals(me.what)) {
            throw new IllegalArgumentException(
                    "irsa must be the provider of one cluster, got %s for %s and for %s; EKS gives each cluster one of its own"
                            .formatted(
                                    providerArn,
                                    Tokens.shown(owner.toString(), "of the app"),
                                    Tokens.shown(me.toString(), "of the app")));
        }
        return () -> Owners.of(place, PROVIDERS).findOrTake(place, key, () -> me);
    }

    private record Owner(String what, Construct scope, String id) {
        @Override
        public String toString() {
            return "%s at %s/%s".formatted(what, scope.getNode().getPath(), id);
        }
    }

    /** A claim that has been checked. */
    @FunctionalInterface
    interface Claim {
        void take();
    }
}

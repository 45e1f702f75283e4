package io.cloudtelemetry.eks;

import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import software.amazon.awscdk.services.eks.CfnAddon;
import software.constructs.Construct;

/** The pod identity agents that an app installs on clusters that are not its own, each once. */
final class PodIdentityAgents {
    private static final Kind<CfnAddon> AGENTS = new Kind<>(Unique.IN_REGION);

    private PodIdentityAgents() {}

    /**
     * {@return the agent of a cluster, defined in the stack of the first who asks} It stays on the cluster when the stack
     * goes: by then other workloads may have their credentials from it.
     *
     * @throws IllegalArgumentException if another {@code cdk.Stage} asks, to which nothing can wait for the first
     */
    static CfnAddon agent(Construct scope, String clusterName) {
        var place = Place.of(scope);
        var agents = Owners.of(place, AGENTS);
        // By the cluster's name, so that a change of the list takes no agent from one cluster to another.
        var id = "PodIdentityAgent-" + (Tokens.in(clusterName) ? agents.all().size() : clusterName);
        var agent = agents.findOrTake(
                place,
                clusterName,
                () -> CfnAddon.Builder.create(place.stack(), id)
                        .clusterName(clusterName)
                        .addonName("eks-pod-identity-agent")
                        .resolveConflicts(AddonConflict.OVERWRITE.name())
                        .preserveOnDelete(true)
                        .build());
        if (!Place.of(agent).stage().equals(place.stage())) {
            throw new IllegalArgumentException(
                    "credentials must be podIdentity(PodIdentityAgent.PRESENT) at %s, since %s installs the agent of the cluster in another stage"
                            .formatted(
                                    scope.getNode().getPath(), agent.getNode().getPath()));
        }
        return agent;
    }
}

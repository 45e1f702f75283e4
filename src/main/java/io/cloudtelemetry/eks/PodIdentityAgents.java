package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.PhysicalNames;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.eks.CfnAddon;
import software.constructs.Construct;

/** The pod identity agents that an app installs on clusters that are not its own, each once. */
final class PodIdentityAgents extends Construct {
    private static final String ID = "PodIdentityAgents";

    private final Map<String, CfnAddon> agents = new LinkedHashMap<>();

    private PodIdentityAgents(Construct root) {
        super(root, ID);
    }

    static PodIdentityAgents of(Construct scope) {
        var root = (Construct) scope.getNode().getRoot();
        return root.getNode().tryFindChild(ID) instanceof PodIdentityAgents agents
                ? agents
                : new PodIdentityAgents(root);
    }

    /** By the cluster's name, so that a change of the list takes no agent from one cluster to another. */
    private String id(String clusterName) {
        return "PodIdentityAgent-" + (Token.isUnresolved(clusterName) ? agents.size() : clusterName);
    }

    /**
     * {@return the agent of a cluster, defined in the stack of the first who asks} It stays on the cluster when the stack
     * goes: by then other workloads may have their credentials from it.
     *
     * @throws IllegalArgumentException if another {@code cdk.Stage} asks, to which nothing can wait for the first
     */
    CfnAddon agent(Construct scope, String clusterName) {
        var agent = agents.computeIfAbsent(
                PhysicalNames.environment(scope) + "/" + clusterName,
                key -> CfnAddon.Builder.create(Stack.of(scope), id(clusterName))
                        .clusterName(clusterName)
                        .addonName("eks-pod-identity-agent")
                        .resolveConflicts(AddonConflict.OVERWRITE.name())
                        .preserveOnDelete(true)
                        .build());
        if (!stage(agent).equals(stage(scope))) {
            throw new IllegalArgumentException(
                    "credentials must be podIdentity(PodIdentityAgent.PRESENT) at %s, since %s installs the agent of the cluster in another stage"
                            .formatted(
                                    scope.getNode().getPath(), agent.getNode().getPath()));
        }
        return agent;
    }

    private static String stage(Construct scope) {
        var stage = Stage.of(scope);
        return stage == null ? "" : stage.getNode().getPath();
    }
}

package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.PhysicalNames;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.eks.CfnAddon;
import software.constructs.Construct;

/** The pod identity agents that an app installs on clusters that are not its own, each once. */
final class PodIdentityAgents extends Construct {
    private static final String ID = "PodIdentityAgents";

    private final Map<String, CfnAddon> agents = new HashMap<>();

    private PodIdentityAgents(Construct root) {
        super(root, ID);
    }

    static PodIdentityAgents of(Construct scope) {
        var root = (Construct) scope.getNode().getRoot();
        return root.getNode().tryFindChild(ID) instanceof PodIdentityAgents agents
                ? agents
                : new PodIdentityAgents(root);
    }

    /** {@return the agent of a cluster, defined in the stack of the first who asks} */
    CfnAddon agent(Construct scope, String clusterName) {
        return agents.computeIfAbsent(
                PhysicalNames.environment(scope) + "/" + clusterName,
                key -> CfnAddon.Builder.create(Stack.of(scope), "PodIdentityAgent" + (agents.size() + 1))
                        .clusterName(clusterName)
                        .addonName("eks-pod-identity-agent")
                        .build());
    }
}

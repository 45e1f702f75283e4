package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentInstallation;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.NodeSystems;
import java.util.Objects;

/** Delivery by somebody else, such as Argo CD or Flux. */
public final class GitopsDelivery extends AgentDelivery {
    static final GitopsDelivery DEFAULTS = new GitopsDelivery(AgentRelease.CURRENT, NodeSystems.LINUX);

    private final AgentRelease release;
    private final NodeSystems nodes;

    private GitopsDelivery(AgentRelease release, NodeSystems nodes) {
        this.release = Objects.requireNonNull(release, "release");
        this.nodes = Objects.requireNonNull(nodes, "nodes");
    }

    /** The release that runs; the recommended alarms depend on it. Default: {@link AgentRelease#CURRENT}. */
    public GitopsDelivery release(AgentRelease release) {
        return new GitopsDelivery(release, nodes);
    }

    /** The nodes that the agent runs on; not every node takes all credentials. Default: those with Linux. */
    public GitopsDelivery nodes(NodeSystems systems) {
        return new GitopsDelivery(release, systems);
    }

    @Override
    String word() {
        return "gitops";
    }

    @Override
    AgentRelease release() {
        return release;
    }

    @Override
    public void requireFor(AgentCredentials credentials, AgentConfiguration configuration) {
        credentials.requireFor(release, nodes);
        AgentInstallation.of(configuration).nodes(nodes);
    }

    @Override
    Prepared prepare(ClusterTarget cluster, AgentCredentials credentials, AgentConfiguration configuration) {
        requireFor(credentials, configuration);
        return (scope, publisher, identity, groups) -> {
            identity.bind(scope, cluster.name(), publisher);
            return null;
        };
    }
}

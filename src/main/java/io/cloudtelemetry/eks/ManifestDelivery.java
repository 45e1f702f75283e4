package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentInstallation;
import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import java.util.ArrayList;
import java.util.Objects;

/** Delivery by Kubernetes manifests of this library. */
public final class ManifestDelivery extends AgentDelivery {
    static final ManifestDelivery DEFAULTS =
            new ManifestDelivery(AgentRelease.CURRENT, PodOptions.defaults(), NodeSystems.LINUX);

    private final AgentRelease release;
    private final PodOptions pod;
    private final NodeSystems nodes;

    private ManifestDelivery(AgentRelease release, PodOptions pod, NodeSystems nodes) {
        this.release = Objects.requireNonNull(release, "release");
        this.pod = Objects.requireNonNull(pod, "pod");
        this.nodes = Objects.requireNonNull(nodes, "nodes");
    }

    /** Which agent runs. Default: {@link AgentRelease#CURRENT}. */
    public ManifestDelivery release(AgentRelease release) {
        return new ManifestDelivery(release, pod, nodes);
    }

    /** How the agent's pods are run. Default: {@link PodOptions#defaults}. */
    public ManifestDelivery pod(PodOptions options) {
        return new ManifestDelivery(release, options, nodes);
    }

    /** The nodes that the agent runs on. Default: those with Linux. */
    public ManifestDelivery nodes(NodeSystems systems) {
        return new ManifestDelivery(release, pod, systems);
    }

    @Override
    String word() {
        return "manifests";
    }

    @Override
    AgentRelease release() {
        return release;
    }

    @Override
    public void requireFor(AgentCredentials credentials, AgentConfiguration configuration) {
        installation(credentials, configuration);
    }

    private AgentInstallation installation(AgentCredentials credentials, AgentConfiguration configuration) {
        credentials.requireFor(release, nodes);
        return new AgentInstallation(configuration, pod, credentials.podAnnotations(), nodes);
    }

    @Override
    Prepared prepare(ClusterTarget cluster, AgentCredentials credentials, AgentConfiguration configuration) {
        var agent = installation(credentials, configuration);
        cluster.requireKubectl();
        var manifests = ManifestSizeLimit.require("of the agent", AgentManifests.of(agent));
        return (scope, publisher, identity, groups) -> {
            var first = new ArrayList<>(groups);
            first.addAll(identity.bind(scope, cluster.name(), publisher));
            return cluster.manifests(scope)
                    .apply(scope, "Agent", manifests.annotateServiceAccount(identity.annotations()), first);
        };
    }
}

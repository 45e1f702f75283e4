package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentInstallation;
import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.constructs.Construct;
import software.constructs.IDependable;

/** Delivery by Kubernetes manifests of this library. Values are fixed; each method gives a new one. */
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
    public Set<String> switchedOn() {
        return Set.of();
    }

    @Override
    void requireFor(ClusterTarget cluster, AgentConfiguration configuration) {
        cluster.requireKubectl();
        ManifestBudget.require(
                "of the agent", AgentManifests.of(installation(configuration)).manifests());
    }

    @Override
    public void requireFor(AgentCredentials credentials, AgentConfiguration configuration) {
        credentials.requireFor(release, nodes);
        installation(configuration);
    }

    private AgentInstallation installation(AgentConfiguration configuration) {
        return AgentInstallation.of(configuration).pod(pod).nodes(nodes);
    }

    @Override
    IDependable deliver(
            Construct scope,
            ClusterTarget cluster,
            AgentConfiguration configuration,
            Publisher publisher,
            PublisherIdentity identity,
            List<IDependable> prerequisites) {
        var manifests = AgentManifests.of(installation(configuration)
                .serviceAccountAnnotations(identity.annotations())
                .podAnnotations(identity.podAnnotations()));
        var first = new ArrayList<>(prerequisites);
        first.addAll(identity.bind(scope, cluster.name(), publisher));
        return AppliedManifests.apply(
                scope, "Agent", cluster.sink(scope), manifests.namespace(), manifests.manifests(), first);
    }
}

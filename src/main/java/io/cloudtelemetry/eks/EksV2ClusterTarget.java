package io.cloudtelemetry.eks;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.eks.CfnCluster;
import software.amazon.awscdk.services.eks_v2.Cluster;
import software.amazon.awscdk.services.eks_v2.ICluster;
import software.amazon.awscdk.services.eks_v2.KubectlProvider;
import software.amazon.awscdk.services.eks_v2.KubernetesManifest;
import software.constructs.Construct;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/** A cluster of {@code aws_eks_v2}. */
final class EksV2ClusterTarget extends ClusterTarget {
    private final ICluster cluster;

    EksV2ClusterTarget(ICluster cluster) {
        this.cluster = cluster;
    }

    @Override
    String name() {
        return cluster.getClusterName();
    }

    @Override
    void requireIn(Stack stack) {
        requireIn(stack, cluster);
    }

    @Override
    void requireKubectl() {
        if (cluster.getKubectlProvider() == null) {
            throw new IllegalArgumentException(
                    "cluster must have a way to run kubectl: pass kubectlProviderOptions to the cluster, or kubectlProvider if it is imported, got none at "
                            + cluster.getNode().getPath());
        }
    }

    /** The construct does not say; its resource does, always. */
    @Override
    boolean isAutoMode() {
        return cluster instanceof Cluster own
                && own.getNode().tryFindChild("Resource") instanceof CfnCluster resource
                && Stack.of(own).resolve(resource.getComputeConfig()) instanceof Map<?, ?> compute
                && Boolean.TRUE.equals(compute.get("enabled"));
    }

    @Override
    IConstruct podIdentityAgent(Construct scope) {
        var agent = cluster instanceof Cluster ? cluster.getEksPodIdentityAgent() : null;
        return agent == null ? PodIdentityAgents.of(scope).agent(scope, name()) : agent;
    }

    @Override
    ManifestSink sink(Construct telemetry) {
        // Of its functions, the one that logs before CloudFormation has made its log group would make that group
        // itself.
        return sink(cluster, cluster.getKubectlProvider() instanceof KubectlProvider own ? List.of(own) : List.of());
    }

    static ManifestSink sink(ICluster cluster, List<IDependable> first) {
        return new ManifestSink(
                cluster,
                cluster instanceof Cluster,
                cluster.getPrune(),
                cluster::addManifest,
                (scope, id, objects, prune, onRemoval) -> KubernetesManifest.Builder.create(scope, id)
                        .cluster(cluster)
                        .manifest(objects)
                        .overwrite(true)
                        .prune(prune)
                        .removalPolicy(onRemoval)
                        .build(),
                first);
    }
}

package io.cloudtelemetry.eks;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.eks.Cluster;
import software.amazon.awscdk.services.eks.ICluster;
import software.amazon.awscdk.services.eks.KubernetesManifest;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** A cluster of {@code aws_eks}. */
final class EksClusterTarget extends ClusterTarget {
    private final ICluster cluster;

    EksClusterTarget(ICluster cluster) {
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
        if (cluster.getKubectlProvider() != null) {
            return;
        }
        if (cluster.getKubectlLayer() == null || !(cluster instanceof Cluster) && cluster.getKubectlRole() == null) {
            throw new IllegalArgumentException(
                    "cluster must have a way to run kubectl: pass kubectlLayer to the cluster, and kubectlRoleArn or kubectlProvider if it is imported, got none at "
                            + cluster.getNode().getPath());
        }
    }

    /** The module has none. */
    @Override
    boolean isAutoMode() {
        return false;
    }

    @Override
    IConstruct podIdentityAgent(Construct scope) {
        var agent = cluster instanceof Cluster ? cluster.getEksPodIdentityAgent() : null;
        return agent == null ? PodIdentityAgents.of(scope).agent(scope, name()) : agent;
    }

    @Override
    ManifestSink sink(Construct unused) {
        // A construct of ours rather than cluster.addManifest: that one would make the cluster's stack depend on this
        // one.
        return (scope, id, objects, onRemoval) -> KubernetesManifest.Builder.create(scope, id)
                .cluster(cluster)
                .manifest(objects)
                .overwrite(true)
                // On a cluster that is not ours, pruning would need rights on everything.
                .prune(cluster instanceof Cluster ? null : Boolean.FALSE)
                .removalPolicy(onRemoval)
                .build();
    }
}

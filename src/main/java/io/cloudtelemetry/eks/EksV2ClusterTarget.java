package io.cloudtelemetry.eks;

import software.amazon.awscdk.services.eks_v2.Cluster;
import software.amazon.awscdk.services.eks_v2.ICluster;
import software.amazon.awscdk.services.eks_v2.KubernetesManifest;
import software.constructs.Construct;

/** A cluster of {@code aws_eks_v2}. */
final class EksV2ClusterTarget extends ClusterTarget {
    private final ICluster cluster;

    EksV2ClusterTarget(ICluster cluster) {
        if (cluster.getKubectlProvider() == null) {
            throw new IllegalArgumentException(
                    "cluster must have a way to run kubectl: pass kubectlProviderOptions to the cluster, or kubectlProvider if it is imported, got none at "
                            + cluster.getNode().getPath());
        }
        this.cluster = cluster;
    }

    @Override
    String name() {
        return cluster.getClusterName();
    }

    @Override
    ManifestSink manifestSink(Construct unused) {
        return sink(cluster);
    }

    static ManifestSink sink(ICluster cluster) {
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

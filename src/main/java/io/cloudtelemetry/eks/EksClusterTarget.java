package io.cloudtelemetry.eks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.eks.Cluster;
import software.amazon.awscdk.services.eks.ClusterAttributes;
import software.amazon.awscdk.services.eks.ICluster;
import software.amazon.awscdk.services.eks.KubectlProvider;
import software.amazon.awscdk.services.eks.KubernetesManifest;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** A cluster of {@code aws_eks}. */
final class EksClusterTarget extends ClusterTarget {
    private final ICluster cluster;

    EksClusterTarget(ICluster cluster) {
        super(cluster.getClusterName(), cluster);
        this.cluster = cluster;
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

    @Override
    @Nullable
    IConstruct ownPodIdentityAgent() {
        return cluster instanceof Cluster ? cluster.getEksPodIdentityAgent() : null;
    }

    @Override
    ManifestApplier manifests(Construct telemetry) {
        if (!(cluster instanceof Cluster)
                && cluster.getKubectlProvider() == null
                && cluster.getKubectlLambdaRole() == null) {
            // The function that CDK makes for an imported cluster assumes the kubectl role, which has to let it.
            Annotations.of(telemetry)
                    .addWarningV2(
                            "@cloudtelemetry/eks:kubectlRoleTrust",
                            "the kubectl role of cluster %s must trust the role of the function that runs kubectl, which has no name before the deployment that needs it: import the cluster with kubectlLambdaRole, a role that trusts lambda.amazonaws.com, and let the kubectl role trust that one"
                                    .formatted(cluster.getNode().getPath()));
        }
        var place = new Construct(telemetry, ManifestApplier.VIEW);
        var view = Cluster.fromClusterAttributes(
                place,
                "Cluster",
                ClusterAttributes.builder()
                        .clusterName(name())
                        .kubectlProvider(KubectlProvider.getOrCreate(place, cluster))
                        // On a cluster that is not ours, pruning would need rights on everything.
                        .prune(cluster instanceof Cluster && cluster.getPrune())
                        .build());
        return new ManifestApplier(
                view::addManifest,
                (scope, id, objects) -> KubernetesManifest.Builder.create(scope, id)
                        .cluster(cluster)
                        .manifest(objects)
                        .overwrite(true)
                        .prune(false)
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build(),
                List.of());
    }
}

package io.cloudtelemetry.eks;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.eks.Cluster;
import software.amazon.awscdk.services.eks.ICluster;
import software.amazon.awscdk.services.eks.KubectlProvider;
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
    ManifestSink sink(Construct telemetry) {
        sayWhomToTrust(telemetry);
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
                List.of());
    }

    /** The handler that CDK makes for an imported cluster assumes the kubectl role, which has to let it, once a stack. */
    private void sayWhomToTrust(Construct telemetry) {
        var role = cluster.getKubectlRole();
        var stack = Stack.of(telemetry);
        var id = "KubectlHandlerRole" + cluster.getNode().getAddr();
        if (cluster instanceof Cluster
                || cluster.getKubectlProvider() != null
                || role == null
                || stack.getNode().tryFindChild(id) != null) {
            return;
        }
        CfnOutput.Builder.create(stack, id)
                .description("The role that must be allowed to assume the kubectl role of cluster "
                        + cluster.getNode().getPath())
                .value(KubectlProvider.getOrCreate(telemetry, cluster)
                        .getHandlerRole()
                        .getRoleArn())
                .build();
    }
}

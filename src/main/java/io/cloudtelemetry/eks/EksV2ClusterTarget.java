package io.cloudtelemetry.eks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.eks.CfnCluster;
import software.amazon.awscdk.services.eks_v2.Cluster;
import software.amazon.awscdk.services.eks_v2.ClusterAttributes;
import software.amazon.awscdk.services.eks_v2.ICluster;
import software.amazon.awscdk.services.eks_v2.IKubectlProvider;
import software.amazon.awscdk.services.eks_v2.KubectlProvider;
import software.amazon.awscdk.services.eks_v2.KubernetesManifest;
import software.constructs.Construct;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/** A cluster of {@code aws_eks_v2}. */
final class EksV2ClusterTarget extends ClusterTarget {
    private final ICluster cluster;

    EksV2ClusterTarget(ICluster cluster) {
        super(cluster.getClusterName(), cluster);
        this.cluster = cluster;
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
    @Nullable
    IConstruct ownPodIdentityAgent() {
        return cluster instanceof Cluster ? cluster.getEksPodIdentityAgent() : null;
    }

    @Override
    ManifestApplier manifests(Construct telemetry) {
        var place = new Construct(telemetry, ManifestApplier.VIEW);
        var provider = Objects.requireNonNull(
                KubectlProvider.getKubectlProvider(place, cluster), "asked for by requireKubectl");
        return manifests(place, name(), provider, cluster, logGroups(provider));
    }

    /**
     * {@return the log groups of the functions that run kubectl, if CDK manages them} A function that logs before
     * CloudFormation has made its group makes the group itself, and CloudFormation then fails to.
     */
    static List<IConstruct> logGroups(IKubectlProvider provider) {
        return Stream.of(List.of("Handler", "LogGroup"), List.of("Provider", "framework-onEvent", "LogGroup"))
                .flatMap(path -> provider instanceof KubectlProvider own ? inside(own, path) : Stream.of())
                .toList();
    }

    /** {@return what stands at a path in a construct} Asked step by step: a search would ask for every construct in it. */
    private static Stream<IConstruct> inside(IConstruct construct, List<String> path) {
        var child = construct.getNode().tryFindChild(path.get(0));
        return path.size() == 1 || child == null
                ? Stream.ofNullable(child)
                : inside(child, path.subList(1, path.size()));
    }

    /** {@return what applies manifests to a cluster of a name by a provider} */
    static ManifestApplier manifests(
            Construct place,
            String name,
            IKubectlProvider provider,
            @Nullable ICluster cluster,
            List<? extends IDependable> prerequisites) {
        var view = Cluster.fromClusterAttributes(
                place,
                "Cluster",
                ClusterAttributes.builder()
                        .clusterName(name)
                        .kubectlProvider(provider)
                        // On a cluster that is not ours, pruning would need rights on everything.
                        .prune(cluster instanceof Cluster && cluster.getPrune())
                        .build());
        return new ManifestApplier(
                view::addManifest,
                (scope, id, objects) -> KubernetesManifest.Builder.create(scope, id)
                        .cluster(cluster == null ? view : cluster)
                        .manifest(objects)
                        .overwrite(true)
                        .prune(false)
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build(),
                prerequisites);
    }
}

package io.cloudtelemetry.eks;

import software.amazon.awscdk.services.eks.ICluster;
import software.constructs.Construct;

/** The cluster that telemetry is for: one of this app, or one that exists already. */
public abstract sealed class ClusterTarget permits EksClusterTarget, EksV2ClusterTarget, ExistingClusterTarget {
    ClusterTarget() {}

    /**
     * {@return a cluster of {@code aws_eks}, of this app or imported with its kubectl role}
     *
     * @throws IllegalArgumentException if the cluster was imported without the means to run kubectl
     */
    public static ClusterTarget of(ICluster cluster) {
        return new EksClusterTarget(cluster);
    }

    /**
     * {@return a cluster of {@code aws_eks_v2}, of this app or imported with its kubectl provider}
     *
     * @throws IllegalArgumentException if the cluster has no kubectl provider
     */
    public static ClusterTarget of(software.amazon.awscdk.services.eks_v2.ICluster cluster) {
        return new EksV2ClusterTarget(cluster);
    }

    /**
     * {@return a cluster that exists already}
     *
     * @param name its name, as EKS lists it
     * @param access how kubectl reaches it
     * @throws IllegalArgumentException if EKS cannot have a cluster of that name
     */
    public static ClusterTarget existing(String name, KubectlAccess access) {
        return new ExistingClusterTarget(name, access);
    }

    /** {@return the cluster's name, literal or token} */
    abstract String name();

    /** Defines what kubectl needs under a scope, once for all manifests. */
    abstract ManifestSink manifestSink(Construct scope);
}

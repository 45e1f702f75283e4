package io.cloudtelemetry.eks;

import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.IResource;
import software.amazon.awscdk.services.eks.CfnAddon;
import software.amazon.awscdk.services.eks.FargateCluster;
import software.amazon.awscdk.services.eks.ICluster;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** The cluster that telemetry is for: one of this app, or one that exists already. */
public abstract sealed class ClusterTarget permits EksClusterTarget, EksV2ClusterTarget, ExistingClusterTarget {
    private static final Kind<CfnAddon> AGENTS = new Kind<>(Unique.IN_REGION);

    private final String name;
    private final @Nullable IResource cluster;

    ClusterTarget(String name, @Nullable IResource cluster) {
        this.name = name;
        this.cluster = cluster;
    }

    /**
     * {@return a cluster of {@code aws_eks}, of this app or imported} Manifests need its kubectl layer, and its kubectl
     * role if it is imported.
     *
     * @throws IllegalArgumentException if its pods run on Fargate
     */
    public static ClusterTarget of(ICluster cluster) {
        refuseFargate(cluster, cluster instanceof FargateCluster);
        return new EksClusterTarget(cluster);
    }

    /**
     * {@return a cluster of {@code aws_eks_v2}, of this app or imported, with Auto Mode or without} Manifests need its
     * kubectl provider.
     *
     * @throws IllegalArgumentException if its pods run on Fargate
     */
    public static ClusterTarget of(software.amazon.awscdk.services.eks_v2.ICluster cluster) {
        refuseFargate(cluster, cluster instanceof software.amazon.awscdk.services.eks_v2.FargateCluster);
        return new EksV2ClusterTarget(cluster);
    }

    /**
     * {@return a cluster that exists already, to which manifests can be applied}
     *
     * @param name its name, as EKS lists it
     * @param access how kubectl reaches it
     * @throws IllegalArgumentException if EKS cannot have a cluster of that name
     */
    public static ClusterTarget existing(String name, KubectlAccess access) {
        return new ExistingClusterTarget(name, Objects.requireNonNull(access, "access"));
    }

    /**
     * {@return a cluster that exists already, for deliveries without kubectl: the add-on and GitOps}
     *
     * @param name its name, as EKS lists it
     * @throws IllegalArgumentException if EKS cannot have a cluster of that name
     */
    public static ClusterTarget existing(String name) {
        return new ExistingClusterTarget(name, null);
    }

    private static void refuseFargate(IConstruct cluster, boolean onFargate) {
        Objects.requireNonNull(cluster, "cluster");
        if (onFargate) {
            throw new IllegalArgumentException(
                    "cluster must have nodes, got the FargateCluster %s, where no DaemonSet runs; use the AWS Distro for OpenTelemetry for its metrics and the log router of EKS on Fargate (config map aws-logging) for its logs"
                            .formatted(cluster.getNode().getPath()));
        }
    }

    /**
     * Checks that the cluster is where its telemetry is.
     *
     * @throws IllegalArgumentException if it is known to be in another account or region
     */
    void requireIn(Place place) {
        if (cluster == null) {
            return;
        }
        var there = cluster.getEnv();
        if (place.isApartFrom(there.getRegion(), there.getAccount())) {
            throw new IllegalArgumentException(
                    "cluster must be in the account and region of its telemetry (%s), got %s at %s"
                            .formatted(
                                    place.environment(),
                                    "aws://%s/%s".formatted(there.getAccount(), there.getRegion()),
                                    cluster.getNode().getPath()));
        }
    }

    /** {@return the cluster's name, literal or token} */
    final String name() {
        return name;
    }

    /**
     * Checks that manifests can be applied.
     *
     * @throws IllegalArgumentException if kubectl has no way to the cluster
     */
    abstract void requireKubectl();

    /** {@return the way to apply the manifests of a telemetry, with what kubectl needs for it} */
    abstract ManifestApplier manifests(Construct telemetry);

    /** {@return whether EKS runs the nodes, and the pod identity agent on them; of an existing cluster that is not known} */
    boolean isAutoMode() {
        return false;
    }

    /**
     * {@return the pod identity agent, to wait for; it is defined once, in the stack of the first caller} It stays on the
     * cluster when the stack goes: by then other workloads may have their credentials from it.
     *
     * @throws IllegalArgumentException if another {@code cdk.Stage} asks, to which nothing can wait for the first
     */
    final IConstruct podIdentityAgent(Construct scope) {
        var own = ownPodIdentityAgent();
        if (own != null) {
            return own;
        }
        var place = Place.of(scope);
        var agents = Owners.of(place, AGENTS);
        // By the cluster's name, so that a change of the list takes no agent from one cluster to another.
        var id = "PodIdentityAgent-" + (Tokens.in(name) ? agents.all().size() : name);
        var agent = agents.findOrTake(
                place,
                name,
                () -> CfnAddon.Builder.create(place.stack(), id)
                        .clusterName(name)
                        .addonName("eks-pod-identity-agent")
                        .resolveConflicts(AddonConflict.OVERWRITE.name())
                        .preserveOnDelete(true)
                        .build());
        if (!Place.of(agent).stage().equals(place.stage())) {
            throw new IllegalArgumentException(
                    "credentials must be podIdentity(PodIdentityAgent.PRESENT) at %s, since %s installs the agent of the cluster in another stage"
                            .formatted(
                                    scope.getNode().getPath(), agent.getNode().getPath()));
        }
        return agent;
    }

    /** {@return the agent that the cluster's construct defines; null if it defines none} */
    @Nullable
    IConstruct ownPodIdentityAgent() {
        return null;
    }
}

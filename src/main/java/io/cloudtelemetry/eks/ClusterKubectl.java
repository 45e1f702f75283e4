package io.cloudtelemetry.eks;

import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.cdk.lambdalayer.kubectl.v32.KubectlV32Layer;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.eks.CfnAccessEntry;
import software.amazon.awscdk.services.eks.CfnAccessEntry.AccessPolicyProperty;
import software.amazon.awscdk.services.eks.CfnAccessEntry.AccessScopeProperty;
import software.amazon.awscdk.services.eks_v2.Cluster;
import software.amazon.awscdk.services.eks_v2.ClusterAttributes;
import software.amazon.awscdk.services.eks_v2.KubectlProvider;
import software.amazon.awscdk.services.iam.FromRoleArnOptions;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * Runs kubectl on an existing cluster, once for each stack. Its place in the tree depends on the cluster's name alone: a
 * manifest that moved to another function would be refused ("Modifying service token is not allowed").
 */
final class ClusterKubectl extends Construct {
    /** Whether there is a public registry in the partition; nothing asks for it once the role is kept as it is. */
    private static final String CONDITION_OF_THE_PROVIDER = "HasEcrPublic";

    private static final Kind<ClusterKubectl> IN_STACKS = new Kind<>(Unique.IN_STACK);

    private final String name;
    private final KubectlAccess access;
    private final List<IDependable> prerequisites = new ArrayList<>();
    private final KubectlProvider provider;

    private ClusterKubectl(Place place, String id, String name, KubectlAccess access) {
        super(place.stack(), id);
        place.with(this);
        this.name = name;
        this.access = access;
        this.provider = define();
    }

    /**
     * {@return what runs kubectl on a cluster from the stack of a scope}
     *
     * @throws IllegalArgumentException if the stack reaches the cluster in another way already
     */
    static ClusterKubectl of(Construct scope, String name, KubectlAccess access) {
        var place = Place.of(scope);
        var id = "Kubectl-"
                + (Tokens.in(name)
                        ? Integer.toHexString(place.stack().resolve(name).hashCode())
                        : name);
        var there =
                Owners.of(place, IN_STACKS).findOrTake(place, id, () -> new ClusterKubectl(place, id, name, access));
        if (!there.access.equals(access)) {
            throw new IllegalArgumentException(
                    "cluster must be reached by one KubectlAccess in a stack, got a second one for %s in %s"
                            .formatted(name, place.stackPath()));
        }
        return there;
    }

    /** {@return the way to apply the manifests of a telemetry} */
    ManifestApplier manifests(Construct telemetry) {
        var place = new Construct(telemetry, ManifestApplier.VIEW);
        return EksV2ClusterTarget.manifests(place, name, provider, null, prerequisites);
    }

    private KubectlProvider define() {
        if (access.isSkewed()) {
            Annotations.of(this)
                    .addWarningV2(
                            "@cloudtelemetry/eks:kubectlSkew",
                            "kubectl 1.%d is more than one minor version from Kubernetes %s of cluster %s, which may refuse what it applies; pass a layer with another kubectl"
                                    .formatted(KubectlAccess.MINOR_OF_THE_LAYER, access.kubernetesVersion(), name));
        }
        var network = access.network();
        var vpc = network == null ? null : vpc(network);
        var cluster = Cluster.fromClusterAttributes(
                this,
                "Cluster",
                ClusterAttributes.builder().clusterName(name).vpc(vpc).build());
        var role = access.roleArn() == null ? ownRole(network) : Role.fromRoleArn(this, "Role", access.roleArn());
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .actions(List.of("eks:DescribeCluster"))
                .resources(List.of(cluster.getClusterArn()))
                .build());
        var provider = KubectlProvider.Builder.create(this, "Provider")
                .cluster(cluster)
                .role(asItIs(role))
                .kubectlLayer(
                        access.layerArn() == null
                                ? new KubectlV32Layer(this, "Layer")
                                : LayerVersion.fromLayerVersionArn(this, "Layer", access.layerArn()))
                .privateSubnets(vpc == null ? null : vpc.getPrivateSubnets())
                .securityGroups(
                        network == null
                                ? null
                                : List.of(SecurityGroup.fromSecurityGroupId(
                                        this, "SecurityGroup", network.securityGroupId())))
                .build();
        getNode().tryRemoveChild(CONDITION_OF_THE_PROVIDER);
        prerequisites.add(role);
        if (access.roleArn() == null) {
            var entry = accessEntry(role);
            prerequisites.add(entry);
            // An entry takes effect some time after it is there, and kubectl is not asked again once it is refused: the
            // time that the functions take to be made comes in between.
            provider.getNode().addDependency(entry);
        }
        prerequisites.addAll(EksV2ClusterTarget.logGroups(provider));
        return provider;
    }

    private Role ownRole(KubectlAccess.@Nullable Network network) {
        var execution = network == null ? "AWSLambdaBasicExecutionRole" : "AWSLambdaVPCAccessExecutionRole";
        return Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .managedPolicies(List.of(ManagedPolicy.fromAwsManagedPolicyName("service-role/" + execution)))
                .build();
    }

    /**
     * The role as the provider sees it, without a way to add to it: the provider would add the right to read every
     * container registry, for charts that are not installed here.
     */
    private IRole asItIs(IRole role) {
        return role instanceof Role own
                ? own.withoutPolicyUpdates()
                : Role.fromRoleArn(
                        this,
                        "RoleAsItIs",
                        role.getRoleArn(),
                        FromRoleArnOptions.builder().mutable(false).build());
    }

    /** Administrator, since whoever grants rights in a ClusterRole must have them (Kubernetes, "Using RBAC"). */
    private CfnAccessEntry accessEntry(IRole role) {
        return CfnAccessEntry.Builder.create(this, "AccessEntry")
                .clusterName(name)
                .principalArn(role.getRoleArn())
                .accessPolicies(List.of(AccessPolicyProperty.builder()
                        .policyArn("arn:%s:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
                                .formatted(Place.of(this).partitionOrToken()))
                        .accessScope(
                                AccessScopeProperty.builder().type("cluster").build())
                        .build()))
                .build();
    }

    private IVpc vpc(KubectlAccess.Network network) {
        var subnetIds = network.privateSubnetIds();
        Annotations.of(this)
                .acknowledgeWarning("@aws-cdk/aws-ec2:noSubnetRouteTableId", "nothing here asks for a route table");
        return Vpc.fromVpcAttributes(
                this,
                "Vpc",
                VpcAttributes.builder()
                        .vpcId(network.vpcId())
                        // CDK wants a zone for each subnet, and nothing of ours depends on which.
                        .availabilityZones(IntStream.range(0, subnetIds.size())
                                .mapToObj(index -> "zone-" + index)
                                .toList())
                        .privateSubnetIds(subnetIds)
                        .build());
    }
}

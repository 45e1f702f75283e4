package io.cloudtelemetry.eks;

import io.cloudtelemetry.ownership.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cdk.lambdalayer.kubectl.v32.KubectlV32Layer;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
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
import software.amazon.awscdk.services.lambda.ILayerVersion;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * What runs kubectl on a cluster that is not of the app, once for a stack, in a place that depends on nothing but the
 * cluster's name: a manifest that moved to another function would be refused ("Modifying service token is not allowed").
 */
final class ClusterKubectl extends Construct {
    /** Whether there is a public registry in the partition; nothing asks for it once the role is kept as it is. */
    private static final String CONDITION_OF_THE_PROVIDER = "HasEcrPublic";

    private final String name;
    private final KubectlAccess access;
    private final List<IDependable> prerequisites = new ArrayList<>();
    private final KubectlProvider provider;

    private ClusterKubectl(Stack stack, String id, String name, KubectlAccess access) {
        super(stack, id);
        this.name = name;
        this.access = access;
        this.provider = define(this);
    }

    /**
     * {@return what runs kubectl on a cluster from the stack of a scope}
     *
     * @throws IllegalArgumentException if the stack reaches the cluster in another way already
     */
    static ClusterKubectl of(Construct scope, String name, KubectlAccess access) {
        var stack = Stack.of(scope);
        var id = "Kubectl-"
                + (Tokens.in(name) ? Integer.toHexString(stack.resolve(name).hashCode()) : name);
        if (!(stack.getNode().tryFindChild(id) instanceof ClusterKubectl there)) {
            return new ClusterKubectl(stack, id, name, access);
        }
        if (!there.access.equals(access)) {
            throw new IllegalArgumentException(
                    "cluster must be reached by one KubectlAccess in a stack, got a second one for %s in %s"
                            .formatted(name, stack.getNode().getPath()));
        }
        return there;
    }

    /** {@return the way to apply the manifests of a telemetry} */
    ManifestApplier manifests(Construct telemetry) {
        var view = EksV2ClusterTarget.view(new Construct(telemetry, ManifestApplier.VIEW), name, provider, false);
        return EksV2ClusterTarget.manifests(view, view, prerequisites);
    }

    private KubectlProvider define(Construct scope) {
        if (access.isSkewed()) {
            Annotations.of(scope)
                    .addWarningV2(
                            "@cloudtelemetry/eks:kubectlSkew",
                            "kubectl 1.%d is more than one minor version from Kubernetes %s of cluster %s, which may refuse what it applies; pass a layer with another kubectl"
                                    .formatted(KubectlAccess.MINOR_OF_THE_LAYER, access.kubernetesVersion(), name));
        }
        var network = access.network();
        var vpc = network == null ? null : vpc(scope, network);
        var cluster = Cluster.fromClusterAttributes(
                scope,
                "Cluster",
                ClusterAttributes.builder().clusterName(name).vpc(vpc).build());
        var role =
                access.roleArn() == null ? ownRole(scope, network) : Role.fromRoleArn(scope, "Role", access.roleArn());
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .actions(List.of("eks:DescribeCluster"))
                .resources(List.of(cluster.getClusterArn()))
                .build());
        var provider = KubectlProvider.Builder.create(scope, "Provider")
                .cluster(cluster)
                .role(asItIs(scope, role))
                .kubectlLayer(layer(scope, access.layerArn()))
                .privateSubnets(vpc == null ? null : vpc.getPrivateSubnets())
                .securityGroups(network == null ? null : List.of(securityGroup(scope, network)))
                .build();
        scope.getNode().tryRemoveChild(CONDITION_OF_THE_PROVIDER);
        prerequisites.add(role);
        if (access.roleArn() == null) {
            var entry = accessEntry(scope, role);
            prerequisites.add(entry);
            // An entry takes effect some time after it is there, and kubectl is not asked again once it is refused: the
            // time that the functions take to be made comes in between.
            provider.getNode().addDependency(entry);
        }
        prerequisites.addAll(EksV2ClusterTarget.logGroups(provider));
        return provider;
    }

    private static Role ownRole(Construct scope, KubectlAccess.@Nullable Network network) {
        var execution = network == null ? "AWSLambdaBasicExecutionRole" : "AWSLambdaVPCAccessExecutionRole";
        return Role.Builder.create(scope, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .managedPolicies(List.of(ManagedPolicy.fromAwsManagedPolicyName("service-role/" + execution)))
                .build();
    }

    /**
     * The role as the provider sees it, without a way to add to it: the provider would add the right to read every
     * container registry, for charts that are not installed here.
     */
    private IRole asItIs(Construct scope, IRole role) {
        return role instanceof Role own
                ? own.withoutPolicyUpdates()
                : Role.fromRoleArn(
                        scope,
                        "RoleAsItIs",
                        role.getRoleArn(),
                        FromRoleArnOptions.builder().mutable(false).build());
    }

    /** Administrator, since whoever grants rights in a ClusterRole must have them (Kubernetes, "Using RBAC"). */
    private CfnAccessEntry accessEntry(Construct scope, IRole role) {
        return CfnAccessEntry.Builder.create(scope, "AccessEntry")
                .clusterName(name)
                .principalArn(role.getRoleArn())
                .accessPolicies(List.of(AccessPolicyProperty.builder()
                        .policyArn("arn:%s:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
                                .formatted(Stack.of(scope).getPartition()))
                        .accessScope(
                                AccessScopeProperty.builder().type("cluster").build())
                        .build()))
                .build();
    }

    private static ILayerVersion layer(Construct scope, @Nullable String layerArn) {
        return layerArn == null
                ? new KubectlV32Layer(scope, "Layer")
                : LayerVersion.fromLayerVersionArn(scope, "Layer", layerArn);
    }

    private static IVpc vpc(Construct scope, KubectlAccess.Network network) {
        var subnetIds = network.privateSubnetIds();
        Annotations.of(scope)
                .acknowledgeWarning("@aws-cdk/aws-ec2:noSubnetRouteTableId", "nothing here asks for a route table");
        return Vpc.fromVpcAttributes(
                scope,
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

    private static ISecurityGroup securityGroup(Construct scope, KubectlAccess.Network network) {
        return SecurityGroup.fromSecurityGroupId(scope, "SecurityGroup", network.securityGroupId());
    }
}

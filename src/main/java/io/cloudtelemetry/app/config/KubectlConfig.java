package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.eks.KubectlAccess;
import io.cloudtelemetry.ownership.GivenArn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How kubectl reaches an existing cluster. */
@Describes("""
        accessEntry: true: a role of its own with an access entry; the cluster's authentication mode must be API or API_AND_CONFIG_MAP. Either this or role.
        role: The ARN of an existing role to run kubectl as: it trusts lambda.amazonaws.com, carries AWSLambdaBasicExecutionRole and is an administrator of the cluster. Either this or accessEntry.
        layerArn: The ARN of a Lambda layer version that holds kubectl. Default: kubectl 1.32.
        kubernetesVersion: The cluster's version, in quotes: a warning then says if kubectl is too far from it. Default: not told.
        vpcId: The VPC to run kubectl in, for a private endpoint; together with privateSubnetIds and securityGroupId.
        privateSubnetIds: Private subnets of that VPC.
        securityGroupId: A security group that the cluster's own lets in on port 443.
        """)
record KubectlConfig(
        @Nullable Boolean accessEntry,
        @Nullable @Arn(GivenArn.ROLE) String role,
        @Nullable @Arn(GivenArn.LAYER) String layerArn,
        @Nullable String kubernetesVersion,
        @Nullable String vpcId,
        @Nullable List<String> privateSubnetIds,
        @Nullable String securityGroupId)
        implements Becomes<KubectlAccess> {
    @Override
    public KubectlAccess value() {
        var entry = Given.isTrue(accessEntry);
        if (entry == (role != null)) {
            throw new IllegalArgumentException(
                    "accessEntry: true or role must be given, got %s".formatted(entry ? "both" : "neither"));
        }
        var together = List.of(vpcId != null, privateSubnetIds != null, securityGroupId != null);
        if (together.contains(true) && together.contains(false)) {
            throw new IllegalArgumentException(
                    "vpcId, privateSubnetIds and securityGroupId must be given together, or none of them");
        }
        var network = vpcId == null || privateSubnetIds == null || securityGroupId == null
                ? null
                : new KubectlAccess.Network(vpcId, privateSubnetIds, securityGroupId);
        var access = role == null ? KubectlAccess.accessEntry() : KubectlAccess.role(role);
        access = with(access, layerArn, KubectlAccess::layer);
        access = with(access, kubernetesVersion, KubectlAccess::kubernetesVersion);
        return with(access, network, KubectlAccess::from);
    }
}

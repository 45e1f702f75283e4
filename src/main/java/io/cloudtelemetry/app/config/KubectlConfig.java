package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.eks.KubectlAccess;
import io.cloudtelemetry.ownership.GivenArn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How kubectl reaches an existing cluster. */
record KubectlConfig(
        @JsonPropertyDescription(
                "true: a role of its own with an access entry; the cluster's authentication mode must be API or API_AND_CONFIG_MAP. Either this or role.")
        @Nullable
        Boolean accessEntry,

        @JsonPropertyDescription(
                "The ARN of an existing role to run kubectl as: it trusts lambda.amazonaws.com, carries AWSLambdaBasicExecutionRole and is an administrator of the cluster. Either this or accessEntry.")
        @Nullable
        @Arn(GivenArn.ROLE)
        String role,

        @JsonPropertyDescription("The ARN of a Lambda layer version that holds kubectl. Default: kubectl 1.32.")
        @Nullable
        @Arn(GivenArn.LAYER)
        String layerArn,

        @JsonPropertyDescription(
                "The cluster's version, in quotes: a warning then says if kubectl is too far from it. Default: not told.")
        @Nullable
        String kubernetesVersion,

        @JsonPropertyDescription(
                "The VPC to run kubectl in, for a private endpoint; together with privateSubnetIds and securityGroupId.")
        @Nullable
        String vpcId,

        @JsonPropertyDescription("Private subnets of that VPC.") @Nullable
        List<String> privateSubnetIds,

        @JsonPropertyDescription("A security group that the cluster's own lets in on port 443.") @Nullable
        String securityGroupId) {
    KubectlConfig {
        var entry = Boolean.TRUE.equals(accessEntry);
        if (entry == (role != null)) {
            throw new IllegalArgumentException(
                    "accessEntry: true or role must be given, got %s".formatted(entry ? "both" : "neither"));
        }
        var network = List.of(vpcId != null, privateSubnetIds != null, securityGroupId != null);
        if (network.contains(true) && network.contains(false)) {
            throw new IllegalArgumentException(
                    "vpcId, privateSubnetIds and securityGroupId must be given together, or none of them");
        }
        if (vpcId != null) {
            new KubectlAccess.Network(vpcId, Keys.list(privateSubnetIds), String.valueOf(securityGroupId));
        }
        if (role != null) {
            KubectlAccess.role(role);
        }
        if (layerArn != null) {
            KubectlAccess.accessEntry().layer(layerArn);
        }
        if (kubernetesVersion != null) {
            KubectlAccess.accessEntry().kubernetesVersion(kubernetesVersion);
        }
    }

    KubectlAccess access() {
        var access = role == null ? KubectlAccess.accessEntry() : KubectlAccess.role(role);
        if (layerArn != null) {
            access = access.layer(layerArn);
        }
        if (kubernetesVersion != null) {
            access = access.kubernetesVersion(kubernetesVersion);
        }
        return vpcId == null
                ? access
                : access.from(
                        new KubectlAccess.Network(vpcId, Keys.list(privateSubnetIds), String.valueOf(securityGroupId)));
    }
}

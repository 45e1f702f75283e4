package io.cloudtelemetry.eks;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the function that runs kubectl reaches an existing cluster. Values are fixed; each method gives a new one.
 *
 * @param roleArn the role that the function runs as; null for a role to define, with an access entry
 * @param layerArn the Lambda layer that holds kubectl; null for the layer of kubectl 1.32 that CDK ships
 * @param network where the function runs; null for outside any VPC, which needs a public cluster endpoint
 */
public record KubectlAccess(
        @Nullable String roleArn,
        @Nullable String layerArn,
        @Nullable Network network) {

    /**
     * {@return access by a role of this app with an access entry, AmazonEKSClusterAdminPolicy}
     *
     * <p>The cluster's authentication mode must be API or API_AND_CONFIG_MAP.
     */
    public static KubectlAccess accessEntry() {
        return new KubectlAccess(null, null, null);
    }

    /**
     * {@return access by an existing role} It must trust lambda.amazonaws.com, carry AWSLambdaBasicExecutionRole (and
     * AWSLambdaVPCAccessExecutionRole in a VPC), and be an administrator of the cluster by access entry or aws-auth.
     */
    public static KubectlAccess role(String roleArn) {
        return new KubectlAccess(RoleName.requireArn("role", roleArn), null, null);
    }

    /** {@return this access with another layer, whose kubectl must be within one minor version of the cluster} */
    public KubectlAccess layer(String layerVersionArn) {
        return new KubectlAccess(roleArn, layerVersionArn, network);
    }

    /** {@return this access from inside a VPC, for clusters with a private endpoint} */
    public KubectlAccess from(Network place) {
        return new KubectlAccess(roleArn, layerArn, place);
    }

    /**
     * Where the function that runs kubectl is placed.
     *
     * @param vpcId the VPC, such as {@code vpc-0123456789abcdef0}
     * @param privateSubnetIds subnets with a way to the cluster's endpoint and to the APIs of EKS, STS and CloudFormation
     * @param securityGroupId a group that the cluster's own lets in on port 443
     */
    public record Network(String vpcId, List<String> privateSubnetIds, String securityGroupId) {
        /**
         * Checks that it is complete.
         *
         * @throws IllegalArgumentException if there is no subnet
         */
        public Network {
            Objects.requireNonNull(vpcId, "vpcId");
            Objects.requireNonNull(securityGroupId, "securityGroupId");
            if (privateSubnetIds.isEmpty()) {
                throw new IllegalArgumentException("privateSubnetIds must name at least one subnet, got none");
            }
            privateSubnetIds = List.copyOf(privateSubnetIds);
        }
    }
}

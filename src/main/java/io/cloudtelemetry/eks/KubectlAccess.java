package io.cloudtelemetry.eks;

import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Require;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the function that runs kubectl reaches an existing cluster.
 *
 * @param roleArn the role that the function runs as; null for a role to define, with an access entry
 * @param layerArn the Lambda layer that holds kubectl; null for the layer of kubectl 1.32 that CDK ships
 * @param network where the function runs; null for outside any VPC, which needs a public cluster endpoint
 * @param kubernetesVersion the cluster's version, such as {@code 1.33}; null if it is not told
 */
public record KubectlAccess(
        @Nullable String roleArn,
        @Nullable String layerArn,
        @Nullable Network network,
        @Nullable String kubernetesVersion) {

    /** The minor version of the kubectl in CDK's layer. */
    static final int MINOR_OF_THE_LAYER = 32;

    private static final Pattern KUBERNETES = Pattern.compile("1\\.(\\d{1,3})");
    private static final Pattern VPC = Pattern.compile("vpc-[0-9a-f]{8,17}");
    private static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-f]{8,17}");
    private static final Pattern SECURITY_GROUP = Pattern.compile("sg-[0-9a-f]{8,17}");

    /**
     * Checks the ARNs.
     *
     * @throws IllegalArgumentException if one is not the ARN of a role, or of a layer's version
     */
    public KubectlAccess {
        if (roleArn != null) {
            GivenArn.ROLE.require("role", roleArn);
        }
        if (layerArn != null) {
            GivenArn.LAYER.require("layerArn", layerArn);
        }
        if (kubernetesVersion != null) {
            required("kubernetesVersion", KUBERNETES, "1.33", kubernetesVersion);
        }
    }

    /**
     * {@return access by a role of this app with an access entry, AmazonEKSClusterAdminPolicy} The cluster's authentication
     * mode must be API or API_AND_CONFIG_MAP.
     */
    public static KubectlAccess accessEntry() {
        return new KubectlAccess(null, null, null, null);
    }

    /**
     * {@return access by an existing role} It must trust lambda.amazonaws.com, carry AWSLambdaBasicExecutionRole (and
     * AWSLambdaVPCAccessExecutionRole in a VPC), and be an administrator of the cluster by access entry or aws-auth.
     *
     * @throws IllegalArgumentException if that is not the ARN of a role
     */
    public static KubectlAccess role(String roleArn) {
        return new KubectlAccess(Objects.requireNonNull(roleArn, "role"), null, null, null);
    }

    /**
     * {@return this access with another layer, whose kubectl must be within one minor version of the cluster}
     *
     * @throws IllegalArgumentException if that is not the ARN of a layer's version
     */
    public KubectlAccess layer(String layerVersionArn) {
        return new KubectlAccess(
                roleArn, Objects.requireNonNull(layerVersionArn, "layerArn"), network, kubernetesVersion);
    }

    /** {@return this access from inside a VPC, for clusters with a private endpoint} */
    public KubectlAccess from(Network place) {
        return new KubectlAccess(roleArn, layerArn, Objects.requireNonNull(place, "place"), kubernetesVersion);
    }

    /**
     * {@return this access with the cluster's version told, such as {@code 1.33}} A warning then says whether the kubectl of
     * CDK's layer is too far from it. Default: it is not told.
     *
     * @throws IllegalArgumentException if that is no version
     */
    public KubectlAccess kubernetesVersion(String version) {
        return new KubectlAccess(roleArn, layerArn, network, Objects.requireNonNull(version, "version"));
    }

    /** Checks that role and layer can be used in a place. */
    void requireIn(Place place) {
        if (roleArn != null) {
            GivenArn.ROLE.requireIn(place, "role", roleArn);
        }
        if (layerArn != null) {
            GivenArn.LAYER.requireIn(place, "layerArn", layerArn);
        }
    }

    /**
     * {@return whether the kubectl of CDK's layer is more than one minor version from the cluster} "kubectl is supported
     * within one minor version (older or newer) of kube-apiserver" (Version Skew Policy, Kubernetes documentation).
     */
    boolean isSkewed() {
        if (layerArn != null || kubernetesVersion == null) {
            return false;
        }
        var version = KUBERNETES.matcher(kubernetesVersion);
        return version.matches() && Math.abs(Integer.parseInt(version.group(1)) - MINOR_OF_THE_LAYER) > 1;
    }

    private static void required(String property, Pattern form, String example, String value) {
        Require.matching(form, property, value, "such as " + example);
    }

    /**
     * Where the function that runs kubectl is placed.
     *
     * @param vpcId the VPC, such as {@code vpc-0123456789abcdef0}
     * @param privateSubnetIds subnets with a way to the cluster's endpoint and to the APIs of EKS, STS, Lambda and S3
     * @param securityGroupId a group that the cluster's own lets in on port 443
     */
    public record Network(String vpcId, List<String> privateSubnetIds, String securityGroupId) {
        /**
         * Checks that it is complete.
         *
         * @throws IllegalArgumentException if there is no subnet, or an id is of another form
         */
        public Network {
            Objects.requireNonNull(vpcId, "vpcId");
            Objects.requireNonNull(securityGroupId, "securityGroupId");
            if (privateSubnetIds.isEmpty()) {
                throw new IllegalArgumentException("privateSubnetIds must name at least one subnet, got none");
            }
            privateSubnetIds = List.copyOf(privateSubnetIds);
            required("vpcId", VPC, "vpc-0123456789abcdef0", vpcId);
            privateSubnetIds.forEach(id -> required("privateSubnetIds", SUBNET, "subnet-0123456789abcdef0", id));
            required("securityGroupId", SECURITY_GROUP, "sg-0123456789abcdef0", securityGroupId);
        }
    }
}

package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.ownership.Place;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.iam.IOpenIdConnectProvider;
import software.amazon.awscdk.services.iam.IRole;
import software.constructs.Construct;

/** How the agent, or Fluent Bit, is allowed to publish. */
public abstract sealed class AgentCredentials permits NodeRoleCredentials, IrsaCredentials, PodIdentityCredentials {
    static final String ANNOTATION = "cloudtelemetry.io/credentials";

    AgentCredentials() {}

    /**
     * {@return the permission on the roles of the worker nodes, which exist already} Each gets an inline policy with the
     * statements of CloudWatchAgentServerPolicy; {@link #attachAwsManaged} attaches that policy itself instead.
     *
     * @param namesOrArns the roles; one that has a path is given by its ARN
     * @throws IllegalArgumentException if one is neither a name nor an ARN, or is given twice
     */
    public static AgentCredentials nodeRoles(String... namesOrArns) {
        return NodeRoleCredentials.existing(
                Arrays.asList(Objects.requireNonNull(namesOrArns, "nodeRoles")), NodeRoleCredentials.Attachment.INLINE);
    }

    /**
     * {@return the permission on the roles of the worker nodes, which exist already, by attaching the AWS managed policy at
     * deploy time; it stays attached when the stack is deleted}
     *
     * @throws IllegalArgumentException if one is neither a name nor an ARN, or is given twice
     */
    public static AgentCredentials attachAwsManaged(String... namesOrArns) {
        return NodeRoleCredentials.existing(
                Arrays.asList(Objects.requireNonNull(namesOrArns, "nodeRoles")),
                NodeRoleCredentials.Attachment.AWS_MANAGED);
    }

    /**
     * {@return the permission on the roles of the worker nodes} A role of this app gets the AWS managed policy; an imported
     * one, on which CDK attaches nothing, an inline policy.
     */
    public static AgentCredentials nodeRoles(IRole... roles) {
        return NodeRoleCredentials.of(Arrays.asList(Objects.requireNonNull(roles, "nodeRoles")));
    }

    /**
     * {@return a role of its own that the service account assumes by the cluster's OpenID Connect provider (IRSA)}
     *
     * @param provider the provider, such as {@code cluster.getOpenIdConnectProvider()}
     */
    public static AgentCredentials irsa(IOpenIdConnectProvider provider) {
        return new IrsaCredentials(
                provider.getOpenIdConnectProviderArn(), provider.getOpenIdConnectProviderIssuer(), false);
    }

    /**
     * {@return a role of its own that the service account assumes by the OpenID Connect provider of an existing cluster
     * (IRSA)}
     *
     * @param providerArn the ARN of the provider, as IAM lists it
     * @throws IllegalArgumentException if that is not the ARN of a provider
     */
    public static AgentCredentials irsa(String providerArn) {
        return IrsaCredentials.existing(providerArn);
    }

    /**
     * {@return a role of its own that EKS Pod Identity gives to the service account, whose agent is installed} Pods on
     * Windows and Fargate cannot have it ("EKS Pod Identity restrictions", EKS user guide).
     */
    public static AgentCredentials podIdentity() {
        return podIdentity(PodIdentityAgent.INSTALL);
    }

    /** {@return a role of its own that EKS Pod Identity gives to the service account} */
    public static AgentCredentials podIdentity(PodIdentityAgent agent) {
        return new PodIdentityCredentials(Objects.requireNonNull(agent, "agent"), false);
    }

    /**
     * {@return these credentials with the fewest permissions: only what is needed, and only on the log groups of this
     * cluster} Default: what CloudWatchAgentServerPolicy allows.
     *
     * @throws IllegalArgumentException if they are to attach the AWS managed policy
     */
    public abstract AgentCredentials minimal();

    /**
     * {@return annotations for pods with these credentials} A pod gets its credentials when it starts, so other credentials
     * must replace it: else it would keep those of its node, which are taken away.
     */
    public Map<String, String> podAnnotations() {
        return Map.of();
    }

    /**
     * Checks that a cluster can have them.
     *
     * @throws IllegalArgumentException if it cannot
     */
    void requireFor(AgentRelease release, NodeSystems nodes) {
        // Every cluster can, unless a kind of them says otherwise.
    }

    /**
     * Checks that what is given by ARN can be used in a place.
     *
     * @throws IllegalArgumentException if it cannot
     */
    void requireIn(Place place) {
        // Nothing is given by ARN.
    }

    /**
     * Claims what only one cluster can have, for a construct that is about to be made.
     *
     * @throws IllegalArgumentException if another cluster has it
     */
    ClusterClaims.Claim claim(Construct scope, String id, ClusterTarget cluster) {
        return () -> {};
    }

    /** Grants the permission, with constructs under a scope where it needs any. */
    abstract PublisherIdentity grant(Construct scope, ClusterTarget cluster, TelemetryPublisher publisher);
}

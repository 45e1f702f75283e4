package io.cloudtelemetry.eks;

import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.services.iam.IRole;
import software.constructs.Construct;

/** How the agent is allowed to publish what it collects. */
public abstract sealed class AgentCredentials permits NodeRoleCredentials {
    AgentCredentials() {}

    /**
     * {@return the permission on the roles of the worker nodes, which exist already} Each gets an inline policy with the
     * statements of CloudWatchAgentServerPolicy; {@link #attachAwsManaged} attaches that policy itself instead.
     *
     * @param namesOrArns the roles; one that has a path is given by its ARN
     * @throws IllegalArgumentException if one is neither a name nor an ARN, or stands twice
     */
    public static AgentCredentials nodeRoles(String... namesOrArns) {
        return NodeRoleCredentials.existing(Arrays.asList(namesOrArns), NodeRoleCredentials.Attachment.INLINE);
    }

    /**
     * {@return the permission on the roles of the worker nodes, which exist already, by attaching the AWS managed policy
     * at deploy time; it stays attached when the stack is deleted}
     *
     * @throws IllegalArgumentException if one is neither a name nor an ARN, or stands twice
     */
    public static AgentCredentials attachAwsManaged(String... namesOrArns) {
        return NodeRoleCredentials.existing(Arrays.asList(namesOrArns), NodeRoleCredentials.Attachment.AWS_MANAGED);
    }

    /**
     * {@return the permission on the roles of the worker nodes} A role of this app gets the AWS managed policy; an imported
     * one, on which CDK attaches nothing, an inline policy.
     */
    public static AgentCredentials nodeRoles(IRole... roles) {
        return NodeRoleCredentials.of(List.of(roles));
    }

    /** Grants the permission, with constructs under a scope where it needs any. */
    abstract void grant(Construct scope, String clusterName);
}

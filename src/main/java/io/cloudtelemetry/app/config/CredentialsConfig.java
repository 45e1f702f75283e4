package io.cloudtelemetry.app.config;

import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.eks.PodIdentityAgent;
import io.cloudtelemetry.ownership.GivenArn;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the agent is allowed to publish; one choice. */
@Describes("""
        nodeRoles: The roles of the worker nodes: names, or ARNs for roles that have a path. Either this, irsa or podIdentity.
        irsa: A role of its own for the service account (IRSA): the ARN of the cluster's OpenID Connect provider in IAM.
        podIdentity: A role of its own for the service account, by EKS Pod Identity. install: its add-on is installed; present: it is there, as on clusters with Auto Mode.
        policy: What is allowed, and how. minimal: what is needed, on the log groups of this cluster; inline: an inline policy on the node roles with the statements of CloudWatchAgentServerPolicy, gone with the stack; attachAwsManaged: that policy itself, attached to the node roles at deploy time and kept on delete. Default: inline with nodeRoles, else CloudWatchAgentServerPolicy on the role of the service account.
        """)
public record CredentialsConfig(
        @Nullable @Arn(GivenArn.ROLE) List<String> nodeRoles,
        @Nullable @Arn(GivenArn.OIDC_PROVIDER) String irsa,
        @Nullable @CamelCase PodIdentityAgent podIdentity,
        @Nullable @CamelCase Policy policy)
        implements Becomes<AgentCredentials> {
    @Override
    public AgentCredentials value() {
        var choices = Stream.of(nodeRoles, irsa, podIdentity)
                .filter(each -> each != null)
                .count();
        if (choices != 1) {
            throw new IllegalArgumentException("nodeRoles, irsa or podIdentity must be given, got %s"
                    .formatted(choices == 0 ? "none" : "more than one; keep one"));
        }
        if (nodeRoles == null && policy != null && policy != Policy.MINIMAL) {
            throw new IllegalArgumentException("policy must be minimal or left out with %s, got %s"
                    .formatted(irsa == null ? "podIdentity" : "irsa", CamelCase.Word.of(policy)));
        }
        var credentials = chosen();
        return policy == Policy.MINIMAL ? credentials.minimal() : credentials;
    }

    private AgentCredentials chosen() {
        if (nodeRoles != null) {
            var roles = nodeRoles.toArray(String[]::new);
            return policy == Policy.ATTACH_AWS_MANAGED
                    ? AgentCredentials.attachAwsManaged(roles)
                    : AgentCredentials.nodeRoles(roles);
        }
        return irsa != null
                ? AgentCredentials.irsa(irsa)
                : AgentCredentials.podIdentity(Objects.requireNonNull(podIdentity));
    }

    enum Policy {
        INLINE,
        ATTACH_AWS_MANAGED,
        MINIMAL
    }
}

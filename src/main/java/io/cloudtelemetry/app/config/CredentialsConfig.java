package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.eks.PodIdentityAgent;
import io.cloudtelemetry.ownership.GivenArn;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the agent is allowed to publish; one choice. */
public record CredentialsConfig(
        @JsonPropertyDescription(
                "The roles of the worker nodes: names, or ARNs for roles that have a path. Either this, irsa or podIdentity.")
        @Nullable
        @Arn(GivenArn.ROLE)
        List<String> nodeRoles,

        @JsonPropertyDescription(
                "A role of its own for the service account (IRSA): the ARN of the cluster's OpenID Connect provider in IAM.")
        @Nullable
        @Arn(GivenArn.OIDC_PROVIDER)
        String irsa,

        @JsonPropertyDescription(
                "A role of its own for the service account, by EKS Pod Identity. install: its add-on is installed; present: it is there, as on clusters with Auto Mode.")
        @Nullable
        PodIdentity podIdentity,

        @JsonPropertyDescription(
                "What is allowed, and how. minimal: what is needed, on the log groups of this cluster; inline: an inline policy on the node roles with the statements of CloudWatchAgentServerPolicy, gone with the stack; attachAwsManaged: that policy itself, attached to the node roles at deploy time and kept on delete. Default: inline with nodeRoles, else CloudWatchAgentServerPolicy on the role of the service account.")
        @Nullable
        Policy policy) {
    public CredentialsConfig {
        var choices = Stream.of(nodeRoles, irsa, podIdentity)
                .filter(each -> each != null)
                .count();
        if (choices != 1) {
            throw new IllegalArgumentException("nodeRoles, irsa or podIdentity must be given, got %s"
                    .formatted(choices == 0 ? "none" : "more than one; keep one"));
        }
        nodeRoles = nodeRoles == null ? null : Keys.list(nodeRoles);
        if (nodeRoles == null && policy != null && policy != Policy.MINIMAL) {
            throw new IllegalArgumentException("policy must be minimal or left out with %s, got %s"
                    .formatted(irsa == null ? "podIdentity" : "irsa", policy));
        }
        credentials(nodeRoles, irsa, podIdentity, policy);
    }

    public AgentCredentials credentials() {
        return credentials(nodeRoles, irsa, podIdentity, policy);
    }

    private static AgentCredentials credentials(
            @Nullable List<String> nodeRoles,
            @Nullable String irsa,
            @Nullable PodIdentity podIdentity,
            @Nullable Policy policy) {
        var credentials = chosen(nodeRoles, irsa, podIdentity, policy);
        return policy == Policy.MINIMAL ? credentials.minimal() : credentials;
    }

    private static AgentCredentials chosen(
            @Nullable List<String> nodeRoles,
            @Nullable String irsa,
            @Nullable PodIdentity podIdentity,
            @Nullable Policy policy) {
        if (nodeRoles != null) {
            var roles = nodeRoles.toArray(String[]::new);
            return policy == Policy.ATTACH_AWS_MANAGED
                    ? AgentCredentials.attachAwsManaged(roles)
                    : AgentCredentials.nodeRoles(roles);
        }
        return irsa != null
                ? AgentCredentials.irsa(irsa)
                : AgentCredentials.podIdentity(
                        podIdentity == PodIdentity.INSTALL ? PodIdentityAgent.INSTALL : PodIdentityAgent.PRESENT);
    }

    /** Where the agent of EKS Pod Identity comes from. */
    enum PodIdentity {
        INSTALL("install"),
        PRESENT("present");

        private final String word;

        PodIdentity(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** What is allowed. */
    enum Policy {
        INLINE("inline"),
        ATTACH_AWS_MANAGED("attachAwsManaged"),
        MINIMAL("minimal");

        private final String word;

        Policy(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}

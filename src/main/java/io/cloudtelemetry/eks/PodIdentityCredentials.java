package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.cloudtelemetry.ordered.Ordered;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;
import software.constructs.IDependable;

/** A role for the service account, which it gets by EKS Pod Identity. */
final class PodIdentityCredentials extends AgentCredentials {
    private final PodIdentityAgent agent;
    private final boolean minimal;

    PodIdentityCredentials(PodIdentityAgent agent, boolean minimal) {
        this.agent = agent;
        this.minimal = minimal;
    }

    @Override
    public Map<String, String> podAnnotations() {
        return Map.of(ANNOTATION, "podIdentity");
    }

    @Override
    public AgentCredentials minimal() {
        return new PodIdentityCredentials(agent, true);
    }

    /**
     * "Pods that run on Windows Amazon EC2 instances aren't supported" (EKS Pod Identity, EKS user guide); and the SDK of
     * the agent of 2020 is older than Pod Identity.
     */
    @Override
    void requireFor(AgentRelease release, NodeSystems nodes) {
        if (release == AgentRelease.WALKTHROUGH_2020) {
            throw new IllegalArgumentException(
                    "credentials must be nodeRoles or irsa with the agent release %s, got podIdentity, which is younger"
                            .formatted(release.word()));
        }
        if (nodes == NodeSystems.LINUX_AND_WINDOWS) {
            throw new IllegalArgumentException(
                    "credentials must be nodeRoles or irsa with Windows nodes, got podIdentity, which their pods cannot have");
        }
    }

    /** The session tags hold for this cluster's service account alone, whatever else is associated with the role. */
    @Override
    PublisherIdentity grant(Construct scope, ClusterTarget cluster, TelemetryPublisher publisher) {
        var principal = new ServicePrincipal("pods.eks.amazonaws.com")
                .withConditions(Map.of(
                        "StringEquals",
                        Ordered.map(
                                "aws:RequestTag/eks-cluster-name", cluster.name(),
                                "aws:RequestTag/kubernetes-namespace", NamespaceChart.NAME,
                                "aws:RequestTag/kubernetes-service-account", publisher.serviceAccount())))
                .withSessionTags();
        var role = publisher.role(scope, principal, minimal);
        List<IDependable> installed = agent == PodIdentityAgent.INSTALL && !cluster.isAutoMode()
                ? List.of(cluster.podIdentityAgent(scope))
                : List.of();
        return new PublisherIdentity(PublisherIdentity.By.POD_IDENTITY, role.getRoleArn(), installed);
    }
}

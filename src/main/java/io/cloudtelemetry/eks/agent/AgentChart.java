package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.cloudtelemetry.eks.kubernetes.TelemetryChart;
import software.constructs.Construct;

/**
 * Defines the Kubernetes objects that run the CloudWatch agent on each node of a cluster, without their namespace, which
 * {@link NamespaceChart} defines.
 *
 * <p>Needs a tree of cdk8s, for rendering to files; {@link AgentManifests} gives the same objects without one.
 */
public final class AgentChart extends TelemetryChart {
    /** Defines the objects under a scope. */
    public AgentChart(Construct scope, String id, AgentInstallation agent) {
        super(scope, id, AgentManifests.objects(agent));
    }
}

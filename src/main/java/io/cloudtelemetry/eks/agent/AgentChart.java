package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.cloudtelemetry.eks.kubernetes.ServiceAccountRbac;
import io.cloudtelemetry.eks.kubernetes.TelemetryChart;
import java.util.Map;
import software.constructs.Construct;

/**
 * Defines the Kubernetes objects that run the CloudWatch agent on each node of a cluster, without their namespace, which
 * {@link NamespaceChart} defines.
 *
 * <p>Needs a tree of cdk8s, for rendering to files; {@link AgentManifests} gives the same objects without one.
 */
public final class AgentChart extends TelemetryChart {
    private static final ServiceAccountRbac RBAC =
            new ServiceAccountRbac(AgentManifests.SERVICE_ACCOUNT, "cloudwatch-agent-role");

    /** Defines the objects under a scope. */
    public AgentChart(Construct scope, String id, AgentInstallation agent) {
        super(scope, id, AgentManifests.SERVICE_ACCOUNT);
        var configuration = agent.configuration();
        RBAC.allowInCluster(this, AgentAccess.inCluster(configuration, agent.nodes()));
        RBAC.allowInNamespace(this, AgentAccess.inNamespace(configuration));
        configuration(AgentManifests.CONFIG_MAP, Map.of("cwagentconfig.json", configuration.toJson()));
        AgentService.define(this, configuration);
        daemonSet("DaemonSet", AgentManifests.DAEMON_SET, AgentPod.onLinux(agent));
        if (agent.nodes() == NodeSystems.LINUX_AND_WINDOWS) {
            daemonSet("WindowsDaemonSet", AgentPod.WINDOWS_DAEMON_SET, AgentPod.onWindows(agent));
        }
    }
}

package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.Access;
import io.cloudtelemetry.eks.kubernetes.AccessRule;
import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.cloudtelemetry.eks.kubernetes.TelemetryNamespace;
import java.util.Map;
import org.cdk8s.Chart;
import org.cdk8s.plus25.k8s.DaemonSetSpec;
import org.cdk8s.plus25.k8s.KubeConfigMap;
import org.cdk8s.plus25.k8s.KubeConfigMapProps;
import org.cdk8s.plus25.k8s.KubeDaemonSet;
import org.cdk8s.plus25.k8s.KubeDaemonSetProps;
import org.cdk8s.plus25.k8s.KubeServiceAccount;
import org.cdk8s.plus25.k8s.KubeServiceAccountProps;
import software.constructs.Construct;

/**
 * Defines the Kubernetes objects that run the CloudWatch agent on each node of a cluster, without their namespace, which
 * {@link NamespaceChart} defines.
 *
 * <p>Needs a tree of cdk8s, for rendering to files; {@link AgentManifests} gives the same objects without one.
 */
public final class AgentChart extends Chart {
    private static final Access ACCESS = new Access(AgentManifests.SERVICE_ACCOUNT, "cloudwatch-agent-role");

    /** Defines the objects under a scope. */
    public AgentChart(Construct scope, String id, AgentInstallation agent) {
        super(scope, id);
        var configuration = agent.configuration();
        new KubeServiceAccount(
                this,
                "ServiceAccount",
                KubeServiceAccountProps.builder()
                        .metadata(TelemetryNamespace.metadata(
                                AgentManifests.SERVICE_ACCOUNT, agent.serviceAccountAnnotations()))
                        .build());
        ACCESS.allowInCluster(this, AccessRule.rules(AgentAccess.inCluster(configuration, agent.nodes())));
        ACCESS.allowInNamespace(this, AccessRule.rules(AgentAccess.inNamespace(configuration)));
        new KubeConfigMap(
                this,
                "Configuration",
                KubeConfigMapProps.builder()
                        .metadata(TelemetryNamespace.metadata(AgentManifests.CONFIG_MAP))
                        .data(Map.of("cwagentconfig.json", configuration.toJson()))
                        .build());
        AgentService.define(this, configuration);
        daemonSet("DaemonSet", AgentManifests.DAEMON_SET, AgentPod.daemonSet(agent));
        if (agent.nodes() == NodeSystems.LINUX_AND_WINDOWS) {
            daemonSet("WindowsDaemonSet", WindowsAgentPod.DAEMON_SET, WindowsAgentPod.daemonSet(agent));
        }
    }

    private void daemonSet(String id, String name, DaemonSetSpec spec) {
        new KubeDaemonSet(
                this,
                id,
                KubeDaemonSetProps.builder()
                        .metadata(TelemetryNamespace.metadata(name))
                        .spec(spec)
                        .build());
    }
}

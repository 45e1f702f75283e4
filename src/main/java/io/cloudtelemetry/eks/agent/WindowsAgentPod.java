package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.OnePodANode;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus25.k8s.Container;
import org.cdk8s.plus25.k8s.DaemonSetSpec;
import org.cdk8s.plus25.k8s.PodSecurityContext;
import org.cdk8s.plus25.k8s.PodSpec;
import org.cdk8s.plus25.k8s.VolumeMount;
import org.cdk8s.plus25.k8s.WindowsSecurityContextOptions;

/**
 * The pod that runs the agent on each Windows node: a host process, since nothing else sees the node, which the API server
 * takes on the node's network only ("Create a Windows HostProcess Pod", Kubernetes documentation).
 */
final class WindowsAgentPod {
    static final String DAEMON_SET = "cloudwatch-agent-windows";
    static final Map<String, String> LABELS = Map.of("name", DAEMON_SET);

    private static final String INSTALLED = "Program Files\\Amazon\\AmazonCloudWatchAgent";
    private static final PodResources RESOURCES = new PodResources("400m", "400Mi", "500m", "512Mi");

    private WindowsAgentPod() {}

    static DaemonSetSpec daemonSet(AgentInstallation agent) {
        var pod = PodSpec.builder()
                .containers(List.of(container(agent)))
                .volumes(List.of(AgentPod.CONFIGURATION))
                .securityContext(PodSecurityContext.builder()
                        .windowsOptions(WindowsSecurityContextOptions.builder()
                                .hostProcess(true)
                                .runAsUserName("NT AUTHORITY\\SYSTEM")
                                .build())
                        .build())
                .hostNetwork(true)
                .nodeSelector(Map.of("kubernetes.io/os", "windows"))
                .tolerations(OnePodANode.ON_TAINTED_NODES_TOO)
                .terminationGracePeriodSeconds(60)
                .serviceAccountName(AgentManifests.SERVICE_ACCOUNT);
        return OnePodANode.spec(LABELS, AgentPod.annotations(agent), agent.pod(), pod);
    }

    private static Container container(AgentInstallation agent) {
        var resources = agent.pod().resources();
        return Container.builder()
                .name(AgentManifests.DAEMON_SET)
                .image(agent.pod().image(agent.configuration().release().image()))
                .workingDir("%CONTAINER_SANDBOX_MOUNT_POINT%\\" + INSTALLED)
                .resources((resources == null ? RESOURCES : resources).requirements())
                .env(AgentEnvironment.onWindows(agent))
                .volumeMounts(List.of(VolumeMount.builder()
                        .name(AgentManifests.CONFIG_MAP)
                        .mountPath("C:\\" + INSTALLED + "\\cwagentconfig")
                        .build()))
                .build();
    }
}

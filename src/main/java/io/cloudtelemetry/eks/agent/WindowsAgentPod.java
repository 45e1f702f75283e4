package io.cloudtelemetry.eks.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus25.k8s.ConfigMapVolumeSource;
import org.cdk8s.plus25.k8s.Container;
import org.cdk8s.plus25.k8s.PodSecurityContext;
import org.cdk8s.plus25.k8s.PodSpec;
import org.cdk8s.plus25.k8s.PodTemplateSpec;
import org.cdk8s.plus25.k8s.Volume;
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

    static PodTemplateSpec of(AgentInstallation agent) {
        return PodTemplateSpec.builder()
                .metadata(AgentPod.metadata(agent, LABELS))
                .spec(PodSpec.builder()
                        .containers(List.of(container(agent)))
                        .volumes(List.of(Volume.builder()
                                .name(AgentManifests.CONFIG_MAP)
                                .configMap(ConfigMapVolumeSource.builder()
                                        .name(AgentManifests.CONFIG_MAP)
                                        .build())
                                .build()))
                        .securityContext(PodSecurityContext.builder()
                                .windowsOptions(WindowsSecurityContextOptions.builder()
                                        .hostProcess(true)
                                        .runAsUserName("NT AUTHORITY\\SYSTEM")
                                        .build())
                                .build())
                        .hostNetwork(true)
                        .nodeSelector(Map.of("kubernetes.io/os", "windows"))
                        .tolerations(AgentPod.EVERY_TAINT)
                        .priorityClassName(agent.pod().priorityClassName())
                        .imagePullSecrets(AgentPod.pullSecrets(agent.pod()))
                        .terminationGracePeriodSeconds(60)
                        .serviceAccountName(AgentManifests.SERVICE_ACCOUNT)
                        .build())
                .build();
    }

    private static Container container(AgentInstallation agent) {
        var resources = agent.pod().resources();
        var environment = new ArrayList<>(AgentEnvironment.of(agent));
        environment.add(AgentEnvironment.value("RUN_IN_CONTAINER", "True"));
        environment.add(AgentEnvironment.value("RUN_AS_HOST_PROCESS_CONTAINER", "True"));
        return Container.builder()
                .name(AgentManifests.DAEMON_SET)
                .image(agent.pod().image(agent.configuration().release().image()))
                .workingDir("%CONTAINER_SANDBOX_MOUNT_POINT%\\" + INSTALLED)
                .resources((resources == null ? RESOURCES : resources).requirements())
                .env(environment)
                .volumeMounts(List.of(VolumeMount.builder()
                        .name(AgentManifests.CONFIG_MAP)
                        .mountPath("C:\\" + INSTALLED + "\\cwagentconfig")
                        .build()))
                .build();
    }
}

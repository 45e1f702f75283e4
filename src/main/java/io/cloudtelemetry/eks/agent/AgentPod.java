package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.ConfigurationHash;
import io.cloudtelemetry.eks.kubernetes.DaemonSets;
import io.cloudtelemetry.eks.kubernetes.EnvironmentVariables;
import io.cloudtelemetry.eks.kubernetes.NodePath;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cdk8s.plus25.k8s.DaemonSetSpec;
import org.cdk8s.plus25.k8s.EnvVar;
import org.cdk8s.plus25.k8s.LabelSelector;
import org.cdk8s.plus25.k8s.ObjectMeta;
import org.cdk8s.plus25.k8s.PodSecurityContext;
import org.cdk8s.plus25.k8s.PodSpec;
import org.cdk8s.plus25.k8s.PodTemplateSpec;
import org.cdk8s.plus25.k8s.Volume;
import org.cdk8s.plus25.k8s.VolumeMount;
import org.cdk8s.plus25.k8s.WindowsSecurityContextOptions;

/** The pods that run the agent on each node. */
final class AgentPod {
    static final String WINDOWS_DAEMON_SET = "cloudwatch-agent-windows";
    static final Map<String, String> LABELS = Map.of("name", AgentManifests.DAEMON_SET);

    /** Those that the agent itself reads and nobody else may set. */
    static final Set<String> VARIABLES = Ordered.set(
            "HOST_IP",
            "HOST_NAME",
            "K8S_NAMESPACE",
            "K8S_NODE_NAME",
            "K8S_CLUSTER_NAME",
            "CI_VERSION",
            "RUN_IN_CONTAINER",
            "RUN_AS_HOST_PROCESS_CONTAINER");

    private static final Map<String, String> WINDOWS_LABELS = Map.of("name", WINDOWS_DAEMON_SET);
    private static final Volume CONFIGURATION = DaemonSets.configMap(AgentManifests.CONFIG_MAP);
    private static final String INSTALLED_ON_WINDOWS = "Program Files\\Amazon\\AmazonCloudWatchAgent";
    private static final PodResources RESOURCES_ON_WINDOWS = new PodResources("400m", "400Mi", "500m", "512Mi");

    private AgentPod() {}

    static DaemonSetSpec onLinux(AgentInstallation agent) {
        var release = agent.configuration().release();
        var paths = AgentNodePaths.of(agent.configuration());
        var container = DaemonSets.container(
                        AgentManifests.DAEMON_SET,
                        release.image(),
                        PodResources.of(release.cpu, release.memory),
                        variables(agent.configuration()),
                        agent.pod())
                .volumeMounts(Stream.concat(
                                Stream.of(configuration("/etc/cwagentconfig")),
                                paths.stream().map(NodePath::mount))
                        .toList());
        var pod = PodSpec.builder()
                .containers(List.of(container.build()))
                .volumes(Stream.concat(Stream.of(CONFIGURATION), paths.stream().map(NodePath::volume))
                        .toList())
                .terminationGracePeriodSeconds(60)
                .serviceAccountName(AgentManifests.SERVICE_ACCOUNT);
        return release == AgentRelease.CURRENT
                ? DaemonSets.onLinux(LABELS, annotations(agent), agent.pod(), pod)
                : asIn2020(pod);
    }

    private static DaemonSetSpec asIn2020(PodSpec.Builder pod) {
        return DaemonSetSpec.builder()
                .selector(LabelSelector.builder().matchLabels(LABELS).build())
                .template(PodTemplateSpec.builder()
                        .metadata(ObjectMeta.builder().labels(LABELS).build())
                        .spec(pod.build())
                        .build())
                .build();
    }

    /**
     * A host process, since nothing else sees the node, which the API server takes on the node's network only ("Create a
     * Windows HostProcess Pod", Kubernetes documentation).
     */
    static DaemonSetSpec onWindows(AgentInstallation agent) {
        var variables = variables(agent.configuration());
        variables.add(EnvironmentVariables.of("RUN_IN_CONTAINER", "True"));
        variables.add(EnvironmentVariables.of("RUN_AS_HOST_PROCESS_CONTAINER", "True"));
        var container = DaemonSets.container(
                        AgentManifests.DAEMON_SET,
                        agent.configuration().release().image(),
                        RESOURCES_ON_WINDOWS,
                        variables,
                        agent.pod())
                .workingDir("%CONTAINER_SANDBOX_MOUNT_POINT%\\" + INSTALLED_ON_WINDOWS)
                .volumeMounts(List.of(configuration("C:\\" + INSTALLED_ON_WINDOWS + "\\cwagentconfig")));
        var pod = PodSpec.builder()
                .containers(List.of(container.build()))
                .volumes(List.of(CONFIGURATION))
                .securityContext(PodSecurityContext.builder()
                        .windowsOptions(WindowsSecurityContextOptions.builder()
                                .hostProcess(true)
                                .runAsUserName("NT AUTHORITY\\SYSTEM")
                                .build())
                        .build())
                .terminationGracePeriodSeconds(60)
                .serviceAccountName(AgentManifests.SERVICE_ACCOUNT);
        return DaemonSets.onWindows(WINDOWS_LABELS, annotations(agent), agent.pod(), pod);
    }

    private static Map<String, String> annotations(AgentInstallation agent) {
        return ConfigurationHash.annotations(
                agent.podAnnotations(), agent.configuration().sha256());
    }

    private static VolumeMount configuration(String path) {
        return VolumeMount.builder()
                .name(AgentManifests.CONFIG_MAP)
                .mountPath(path)
                .build();
    }

    private static List<EnvVar> variables(AgentConfiguration configuration) {
        var variables = new ArrayList<>(List.of(
                EnvironmentVariables.field("HOST_IP", "status.hostIP"),
                EnvironmentVariables.field("HOST_NAME", "spec.nodeName"),
                EnvironmentVariables.field("K8S_NAMESPACE", "metadata.namespace"),
                EnvironmentVariables.of("CI_VERSION", configuration.release().manifestsVersion)));
        var otel = configuration.metrics() instanceof OtelMetrics;
        if (otel || configuration.metrics().switchedOn().contains("kueue")) {
            // The one by which the agent tells the targets on its own node.
            variables.add(EnvironmentVariables.field("K8S_NODE_NAME", "spec.nodeName"));
        }
        if (otel) {
            variables.add(EnvironmentVariables.of("K8S_CLUSTER_NAME", configuration.clusterName()));
        }
        return variables;
    }
}

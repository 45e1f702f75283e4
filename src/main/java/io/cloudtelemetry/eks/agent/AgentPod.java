package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.LinuxNodes;
import io.cloudtelemetry.eks.kubernetes.NodePath;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cdk8s.plus25.k8s.ConfigMapVolumeSource;
import org.cdk8s.plus25.k8s.Container;
import org.cdk8s.plus25.k8s.DaemonSetSpec;
import org.cdk8s.plus25.k8s.LabelSelector;
import org.cdk8s.plus25.k8s.ObjectMeta;
import org.cdk8s.plus25.k8s.PodSpec;
import org.cdk8s.plus25.k8s.PodTemplateSpec;
import org.cdk8s.plus25.k8s.Volume;
import org.cdk8s.plus25.k8s.VolumeMount;

/** The pod that runs the agent on each Linux node. */
final class AgentPod {
    static final Map<String, String> LABELS = Map.of("name", AgentManifests.DAEMON_SET);

    static final Volume CONFIGURATION = Volume.builder()
            .name(AgentManifests.CONFIG_MAP)
            .configMap(ConfigMapVolumeSource.builder()
                    .name(AgentManifests.CONFIG_MAP)
                    .build())
            .build();

    private static final String CONFIGURATION_HASH = "cloudtelemetry.io/configuration-sha256";

    private AgentPod() {}

    static DaemonSetSpec daemonSet(AgentInstallation agent) {
        var mounts = AgentNodePaths.of(agent.configuration());
        var pod = PodSpec.builder()
                .containers(List.of(container(agent, mounts)))
                .volumes(Stream.concat(Stream.of(CONFIGURATION), mounts.stream().map(NodePath::volume))
                        .toList())
                .terminationGracePeriodSeconds(60)
                .serviceAccountName(AgentManifests.SERVICE_ACCOUNT);
        return agent.configuration().release() == AgentRelease.CURRENT
                ? LinuxNodes.daemonSet(LABELS, annotations(agent), agent.pod(), pod)
                : asItWas(pod);
    }

    /** The agent reads its configuration once, so a changed one has to change the pods. */
    static Map<String, String> annotations(AgentInstallation agent) {
        var annotations = new LinkedHashMap<>(agent.podAnnotations());
        annotations.put(CONFIGURATION_HASH, agent.configuration().sha256());
        return annotations;
    }

    private static DaemonSetSpec asItWas(PodSpec.Builder pod) {
        return DaemonSetSpec.builder()
                .selector(LabelSelector.builder().matchLabels(LABELS).build())
                .template(PodTemplateSpec.builder()
                        .metadata(ObjectMeta.builder().labels(LABELS).build())
                        .spec(pod.build())
                        .build())
                .build();
    }

    private static Container container(AgentInstallation agent, List<NodePath> mounts) {
        var release = agent.configuration().release();
        var resources = agent.pod().resources();
        var configuration = VolumeMount.builder()
                .name(AgentManifests.CONFIG_MAP)
                .mountPath("/etc/cwagentconfig")
                .build();
        return Container.builder()
                .name(AgentManifests.DAEMON_SET)
                .image(agent.pod().image(release.image()))
                .resources((resources == null ? PodResources.of(release.cpu(), release.memory()) : resources)
                        .requirements())
                .env(AgentEnvironment.onLinux(agent))
                .volumeMounts(
                        Stream.concat(Stream.of(configuration), mounts.stream().map(NodePath::mount))
                                .toList())
                .build();
    }
}

package io.cloudtelemetry.eks.agent;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cdk8s.plus25.k8s.Affinity;
import org.cdk8s.plus25.k8s.ConfigMapVolumeSource;
import org.cdk8s.plus25.k8s.Container;
import org.cdk8s.plus25.k8s.LocalObjectReference;
import org.cdk8s.plus25.k8s.NodeAffinity;
import org.cdk8s.plus25.k8s.NodeSelector;
import org.cdk8s.plus25.k8s.NodeSelectorRequirement;
import org.cdk8s.plus25.k8s.NodeSelectorTerm;
import org.cdk8s.plus25.k8s.ObjectMeta;
import org.cdk8s.plus25.k8s.PodSpec;
import org.cdk8s.plus25.k8s.PodTemplateSpec;
import org.cdk8s.plus25.k8s.Toleration;
import org.cdk8s.plus25.k8s.Volume;
import org.cdk8s.plus25.k8s.VolumeMount;
import org.jspecify.annotations.Nullable;

/** The pod that runs the agent on each node. */
final class AgentPod {
    static final Map<String, String> LABELS = Map.of("name", AgentManifests.DAEMON_SET);
    static final List<Toleration> EVERY_TAINT =
            List.of(Toleration.builder().operator("Exists").build());

    private static final String CONFIGURATION_HASH = "cloudtelemetry.io/configuration-sha256";

    private AgentPod() {}

    static PodTemplateSpec of(AgentInstallation agent) {
        var mounts = HostMount.of(agent.configuration());
        var pod = PodSpec.builder()
                .containers(List.of(container(agent, mounts)))
                .volumes(volumes(mounts))
                .terminationGracePeriodSeconds(60)
                .serviceAccountName(AgentManifests.SERVICE_ACCOUNT);
        if (agent.configuration().release() == AgentRelease.CURRENT) {
            pod.priorityClassName(agent.pod().priorityClassName()).imagePullSecrets(pullSecrets(agent.pod()));
            placeOnEveryLinuxNode(pod);
            useNetworkOfTheNode(pod);
        }
        return PodTemplateSpec.builder()
                .metadata(metadata(agent, LABELS))
                .spec(pod.build())
                .build();
    }

    static ObjectMeta metadata(AgentInstallation agent, Map<String, String> own) {
        var labels = new TreeMap<>(agent.pod().labels());
        labels.putAll(own);
        var metadata = ObjectMeta.builder().labels(labels);
        if (agent.configuration().release() == AgentRelease.CURRENT) {
            // The agent reads its configuration once, so a changed one has to change the pods.
            metadata.annotations(
                    Map.of(CONFIGURATION_HASH, agent.configuration().sha256()));
        }
        return metadata.build();
    }

    static @Nullable List<LocalObjectReference> pullSecrets(PodOptions options) {
        return options.imagePullSecrets().isEmpty()
                ? null
                : options.imagePullSecrets().stream()
                        .map(name -> LocalObjectReference.builder().name(name).build())
                        .toList();
    }

    private static Container container(AgentInstallation agent, List<HostMount> mounts) {
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
                .env(AgentEnvironment.of(agent))
                .volumeMounts(
                        Stream.concat(Stream.of(configuration), mounts.stream().map(HostMount::mount))
                                .toList())
                .build();
    }

    private static List<Volume> volumes(List<HostMount> mounts) {
        var configuration = Volume.builder()
                .name(AgentManifests.CONFIG_MAP)
                .configMap(ConfigMapVolumeSource.builder()
                        .name(AgentManifests.CONFIG_MAP)
                        .build())
                .build();
        return Stream.concat(Stream.of(configuration), mounts.stream().map(HostMount::volume))
                .toList();
    }

    private static void placeOnEveryLinuxNode(PodSpec.Builder pod) {
        var notFargate = NodeSelectorRequirement.builder()
                .key("eks.amazonaws.com/compute-type")
                .operator("NotIn")
                .values(List.of("fargate"))
                .build();
        pod.nodeSelector(Map.of("kubernetes.io/os", "linux"))
                .tolerations(EVERY_TAINT)
                .affinity(Affinity.builder()
                        .nodeAffinity(NodeAffinity.builder()
                                .requiredDuringSchedulingIgnoredDuringExecution(NodeSelector.builder()
                                        .nodeSelectorTerms(List.of(NodeSelectorTerm.builder()
                                                .matchExpressions(List.of(notFargate))
                                                .build()))
                                        .build())
                                .build())
                        .build());
    }

    /**
     * Nodes of managed node groups answer metadata requests over one hop by default, and the pod network is the second.
     * Without an answer the agent lacks the instance's id, and with it every metric that has it as a dimension, or it
     * does not start at all.
     */
    private static void useNetworkOfTheNode(PodSpec.Builder pod) {
        pod.hostNetwork(true).dnsPolicy("ClusterFirstWithHostNet");
    }
}

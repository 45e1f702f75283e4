package io.cloudtelemetry.eks.agent;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cdk8s.plus25.k8s.Affinity;
import org.cdk8s.plus25.k8s.ConfigMapVolumeSource;
import org.cdk8s.plus25.k8s.Container;
import org.cdk8s.plus25.k8s.EnvVar;
import org.cdk8s.plus25.k8s.EnvVarSource;
import org.cdk8s.plus25.k8s.NodeAffinity;
import org.cdk8s.plus25.k8s.NodeSelector;
import org.cdk8s.plus25.k8s.NodeSelectorRequirement;
import org.cdk8s.plus25.k8s.NodeSelectorTerm;
import org.cdk8s.plus25.k8s.ObjectFieldSelector;
import org.cdk8s.plus25.k8s.ObjectMeta;
import org.cdk8s.plus25.k8s.PodSpec;
import org.cdk8s.plus25.k8s.PodTemplateSpec;
import org.cdk8s.plus25.k8s.Quantity;
import org.cdk8s.plus25.k8s.ResourceRequirements;
import org.cdk8s.plus25.k8s.Toleration;
import org.cdk8s.plus25.k8s.Volume;
import org.cdk8s.plus25.k8s.VolumeMount;

/** The pod that runs the agent on each node. */
final class AgentPod {
    static final Map<String, String> LABELS = Map.of("name", AgentManifests.DAEMON_SET);
    private static final String CONFIGURATION_HASH = "cloudtelemetry.io/configuration-sha256";

    private AgentPod() {}

    static PodTemplateSpec of(AgentConfiguration configuration) {
        var release = configuration.release();
        var metadata = ObjectMeta.builder().labels(LABELS);
        var pod = PodSpec.builder()
                .containers(List.of(container(release)))
                .volumes(volumes(release))
                .terminationGracePeriodSeconds(60)
                .serviceAccountName(AgentManifests.SERVICE_ACCOUNT);
        if (release == AgentRelease.CURRENT) {
            // The agent reads its configuration once, so a changed one has to change the pods.
            metadata.annotations(Map.of(CONFIGURATION_HASH, configuration.sha256()));
            placeOnEveryLinuxNode(pod);
            useNetworkOfTheNode(pod);
        }
        return PodTemplateSpec.builder()
                .metadata(metadata.build())
                .spec(pod.build())
                .build();
    }

    private static Container container(AgentRelease release) {
        var resources = Map.of(
                "cpu", Quantity.fromString(release.cpu()),
                "memory", Quantity.fromString(release.memory()));
        var configuration = VolumeMount.builder()
                .name(AgentManifests.CONFIG_MAP)
                .mountPath("/etc/cwagentconfig")
                .build();
        return Container.builder()
                .name(AgentManifests.DAEMON_SET)
                .image(release.image())
                .resources(ResourceRequirements.builder()
                        .limits(resources)
                        .requests(resources)
                        .build())
                .env(List.of(
                        field("HOST_IP", "status.hostIP"),
                        field("HOST_NAME", "spec.nodeName"),
                        field("K8S_NAMESPACE", "metadata.namespace"),
                        EnvVar.builder()
                                .name("CI_VERSION")
                                .value(release.manifestsVersion())
                                .build()))
                .volumeMounts(Stream.concat(
                                Stream.of(configuration),
                                HostMount.of(release).stream().map(HostMount::mount))
                        .toList())
                .build();
    }

    private static List<Volume> volumes(AgentRelease release) {
        var configuration = Volume.builder()
                .name(AgentManifests.CONFIG_MAP)
                .configMap(ConfigMapVolumeSource.builder()
                        .name(AgentManifests.CONFIG_MAP)
                        .build())
                .build();
        return Stream.concat(
                        Stream.of(configuration), HostMount.of(release).stream().map(HostMount::volume))
                .toList();
    }

    private static EnvVar field(String name, String path) {
        return EnvVar.builder()
                .name(name)
                .valueFrom(EnvVarSource.builder()
                        .fieldRef(ObjectFieldSelector.builder().fieldPath(path).build())
                        .build())
                .build();
    }

    private static void placeOnEveryLinuxNode(PodSpec.Builder pod) {
        var notFargate = NodeSelectorRequirement.builder()
                .key("eks.amazonaws.com/compute-type")
                .operator("NotIn")
                .values(List.of("fargate"))
                .build();
        pod.nodeSelector(Map.of("kubernetes.io/os", "linux"))
                .tolerations(List.of(Toleration.builder().operator("Exists").build()))
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

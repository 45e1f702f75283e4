package io.cloudtelemetry.eks.agent;

import java.util.List;
import java.util.stream.Stream;
import org.cdk8s.plus25.k8s.HostPathVolumeSource;
import org.cdk8s.plus25.k8s.Volume;
import org.cdk8s.plus25.k8s.VolumeMount;

/** A path of the node that the agent reads. */
record HostMount(String name, String hostPath, String mountPath) {
    private static final String POD_RESOURCES = "/var/lib/kubelet/pod-resources";

    /** {@return what the agent reads on its node, in the order of AWS's sample manifests} */
    static List<HostMount> of(AgentConfiguration configuration) {
        return Stream.of(
                        Stream.of(new HostMount("rootfs", "/", "/rootfs")),
                        runtime(configuration.release()),
                        Stream.of(
                                new HostMount("sys", "/sys", "/sys"),
                                new HostMount("devdisk", "/dev/disk/", "/dev/disk")),
                        devices(configuration.metrics()))
                .flatMap(each -> each)
                .toList();
    }

    /**
     * One container runtime only: nodes of EKS have no Docker, and containerd would create the missing paths as empty
     * directories on every node, also the one that is called docker.sock.
     */
    private static Stream<HostMount> runtime(AgentRelease release) {
        return switch (release) {
            case CURRENT ->
                Stream.of(new HostMount(
                        "containerdsock", "/run/containerd/containerd.sock", "/run/containerd/containerd.sock"));
            case WALKTHROUGH_2020 ->
                Stream.of(
                        new HostMount("dockersock", "/var/run/docker.sock", "/var/run/docker.sock"),
                        new HostMount("varlibdocker", "/var/lib/docker", "/var/lib/docker"));
        };
    }

    /** Where the kubelet says which pod has which device; without it the metrics of EFA name no pod. */
    private static Stream<HostMount> devices(KubernetesMetrics metrics) {
        return metrics.switchedOn().contains("accelerated-compute")
                ? Stream.of(new HostMount("kubelet-podresources", POD_RESOURCES, POD_RESOURCES))
                : Stream.empty();
    }

    Volume volume() {
        return Volume.builder()
                .name(name)
                .hostPath(HostPathVolumeSource.builder().path(hostPath).build())
                .build();
    }

    VolumeMount mount() {
        return VolumeMount.builder()
                .name(name)
                .mountPath(mountPath)
                .readOnly(true)
                .build();
    }
}

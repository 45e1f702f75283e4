package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.NodePath;
import java.util.List;
import java.util.stream.Stream;

/** What the agent reads on its node, in the order of AWS's sample manifests. */
final class AgentNodePaths {
    private static final String POD_RESOURCES = "/var/lib/kubelet/pod-resources";

    private AgentNodePaths() {}

    static List<NodePath> of(AgentConfiguration configuration) {
        return Stream.of(
                        Stream.of(path("rootfs", "/", "/rootfs")),
                        runtime(configuration.release()),
                        Stream.of(path("sys", "/sys", "/sys"), path("devdisk", "/dev/disk/", "/dev/disk")),
                        devices(configuration.metrics()))
                .flatMap(each -> each)
                .toList();
    }

    /**
     * One container runtime only: nodes of EKS have no Docker, and containerd would create the missing paths as empty
     * directories on every node, also the one that is called docker.sock.
     */
    private static Stream<NodePath> runtime(AgentRelease release) {
        return switch (release) {
            case CURRENT ->
                Stream.of(path("containerdsock", "/run/containerd/containerd.sock", "/run/containerd/containerd.sock"));
            case WALKTHROUGH_2020 ->
                Stream.of(
                        path("dockersock", "/var/run/docker.sock", "/var/run/docker.sock"),
                        path("varlibdocker", "/var/lib/docker", "/var/lib/docker"));
        };
    }

    /** Where the kubelet says which pod has which device; without it the metrics of EFA name no pod. */
    private static Stream<NodePath> devices(KubernetesMetrics metrics) {
        return metrics.switchedOn().contains("accelerated-compute")
                ? Stream.of(path("kubelet-podresources", POD_RESOURCES, POD_RESOURCES))
                : Stream.empty();
    }

    private static NodePath path(String name, String onTheNode, String inThePod) {
        return new NodePath(name, onTheNode, inThePod, NodePath.Use.READ_ANY);
    }
}

package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.NodePath;
import java.util.ArrayList;
import java.util.List;

/** What the agent reads on its node, in the order of AWS's sample manifests. */
final class AgentNodePaths {
    private AgentNodePaths() {}

    static List<NodePath> of(AgentConfiguration configuration) {
        var paths = new ArrayList<>(List.of(path("rootfs", "/", "/rootfs")));
        // One container runtime only: nodes of EKS have no Docker, and containerd would create the missing paths as
        // empty
        // directories on every node, also the one that is called docker.sock.
        if (configuration.release() == AgentRelease.CURRENT) {
            paths.add(same("containerdsock", "/run/containerd/containerd.sock"));
        } else {
            paths.add(same("dockersock", "/var/run/docker.sock"));
            paths.add(same("varlibdocker", "/var/lib/docker"));
        }
        paths.add(same("sys", "/sys"));
        paths.add(path("devdisk", "/dev/disk/", "/dev/disk"));
        // Where the kubelet says which pod has which device; without it the metrics of EFA name no pod.
        if (configuration.metrics().switchedOn().contains("accelerated-compute")) {
            paths.add(same("kubelet-podresources", "/var/lib/kubelet/pod-resources"));
        }
        return paths;
    }

    private static NodePath same(String name, String path) {
        return path(name, path, path);
    }

    private static NodePath path(String name, String onTheNode, String inThePod) {
        return new NodePath(name, onTheNode, inThePod, NodePath.Use.READ_ANY);
    }
}

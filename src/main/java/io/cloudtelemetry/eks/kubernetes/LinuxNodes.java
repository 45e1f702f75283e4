package io.cloudtelemetry.eks.kubernetes;

import java.util.List;
import java.util.Map;
import org.cdk8s.plus25.k8s.Affinity;
import org.cdk8s.plus25.k8s.DaemonSetSpec;
import org.cdk8s.plus25.k8s.NodeAffinity;
import org.cdk8s.plus25.k8s.NodeSelector;
import org.cdk8s.plus25.k8s.NodeSelectorRequirement;
import org.cdk8s.plus25.k8s.NodeSelectorTerm;
import org.cdk8s.plus25.k8s.PodSpec;

/** Pods on every Linux node, tainted ones included, with the network of the node. */
public final class LinuxNodes {
    private LinuxNodes() {}

    /**
     * {@return a DaemonSet of one pod a node}
     *
     * @param labels the pods' own labels, by which they are selected: the options' labels may change later, a selector not
     */
    public static DaemonSetSpec daemonSet(
            Map<String, String> labels, Map<String, String> annotations, PodOptions options, PodSpec.Builder pod) {
        placeOnAll(pod);
        useTheirNetwork(pod);
        return OnePodANode.spec(labels, annotations, options, pod);
    }

    /** Places pods on every Linux node. */
    public static void placeOnAll(PodSpec.Builder pod) {
        var notFargate = NodeSelectorRequirement.builder()
                .key("eks.amazonaws.com/compute-type")
                .operator("NotIn")
                .values(List.of("fargate"))
                .build();
        pod.nodeSelector(Map.of("kubernetes.io/os", "linux"))
                .tolerations(OnePodANode.ON_TAINTED_NODES_TOO)
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
     * Without an answer there are neither the node's credentials nor the instance's id.
     */
    public static void useTheirNetwork(PodSpec.Builder pod) {
        pod.hostNetwork(true).dnsPolicy("ClusterFirstWithHostNet");
    }
}

package io.cloudtelemetry.eks.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus25.k8s.Affinity;
import org.cdk8s.plus25.k8s.DaemonSetSpec;
import org.cdk8s.plus25.k8s.DaemonSetUpdateStrategy;
import org.cdk8s.plus25.k8s.LabelSelector;
import org.cdk8s.plus25.k8s.LocalObjectReference;
import org.cdk8s.plus25.k8s.NodeAffinity;
import org.cdk8s.plus25.k8s.NodeSelector;
import org.cdk8s.plus25.k8s.NodeSelectorRequirement;
import org.cdk8s.plus25.k8s.NodeSelectorTerm;
import org.cdk8s.plus25.k8s.ObjectMeta;
import org.cdk8s.plus25.k8s.PodSpec;
import org.cdk8s.plus25.k8s.PodTemplateSpec;
import org.cdk8s.plus25.k8s.RollingUpdateDaemonSet;
import org.cdk8s.plus25.k8s.Toleration;

/** Pods on every Linux node, tainted ones included, with the network of the node. */
final class LinuxNodes {
    private LinuxNodes() {}

    /**
     * {@return a DaemonSet of one pod a node}
     *
     * @param labels the pods' own labels, by which they are selected: the options' labels may change later, a selector not
     */
    static DaemonSetSpec daemonSet(
            Map<String, String> labels, Map<String, String> annotations, PodOptions options, PodSpec.Builder pod) {
        placeOnAll(pod);
        useTheirNetwork(pod);
        run(pod, options);
        var allLabels = new HashMap<>(options.labels());
        allLabels.putAll(labels);
        var spec = DaemonSetSpec.builder()
                .selector(LabelSelector.builder().matchLabels(labels).build())
                .template(PodTemplateSpec.builder()
                        .metadata(ObjectMeta.builder()
                                .labels(allLabels)
                                .annotations(annotations)
                                .build())
                        .spec(pod.build())
                        .build());
        // One is Kubernetes's own default.
        if (!options.maxUnavailable().equals(PodOptions.defaults().maxUnavailable())) {
            spec.updateStrategy(DaemonSetUpdateStrategy.builder()
                    .type("RollingUpdate")
                    .rollingUpdate(RollingUpdateDaemonSet.builder()
                            .maxUnavailable(options.maxUnavailableOrShare())
                            .build())
                    .build());
        }
        return spec.build();
    }

    static void placeOnAll(PodSpec.Builder pod) {
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
     * Without an answer there are neither the node's credentials nor the instance's id.
     */
    static void useTheirNetwork(PodSpec.Builder pod) {
        pod.hostNetwork(true).dnsPolicy("ClusterFirstWithHostNet");
    }

    private static void run(PodSpec.Builder pod, PodOptions options) {
        pod.priorityClassName(options.priorityClassName());
        if (!options.imagePullSecrets().isEmpty()) {
            pod.imagePullSecrets(options.imagePullSecrets().stream()
                    .map(name -> LocalObjectReference.builder().name(name).build())
                    .toList());
        }
    }
}

package io.cloudtelemetry.eks.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cdk8s.plus25.k8s.Affinity;
import org.cdk8s.plus25.k8s.ConfigMapVolumeSource;
import org.cdk8s.plus25.k8s.Container;
import org.cdk8s.plus25.k8s.DaemonSetSpec;
import org.cdk8s.plus25.k8s.DaemonSetUpdateStrategy;
import org.cdk8s.plus25.k8s.EnvVar;
import org.cdk8s.plus25.k8s.IntOrString;
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
import org.cdk8s.plus25.k8s.Volume;

/**
 * DaemonSets of one pod a node, on tainted nodes too.
 *
 * <p>Their labels select the pods and stay as they are; those of the options may change later.
 */
public final class DaemonSets {
    private static final List<Toleration> ON_TAINTED_NODES_TOO =
            List.of(Toleration.builder().operator("Exists").build());

    private DaemonSets() {}

    /**
     * {@return a DaemonSet on Linux nodes, with the network of the node} Nodes of managed node groups answer metadata
     * requests over one hop by default, and the pod network is the second. Without an answer there are neither the node's
     * credentials nor the instance's id.
     */
    public static DaemonSetSpec onLinux(
            Map<String, String> labels, Map<String, String> annotations, PodOptions options, PodSpec.Builder pod) {
        var notFargate = NodeSelectorRequirement.builder()
                .key("eks.amazonaws.com/compute-type")
                .operator("NotIn")
                .values(List.of("fargate"))
                .build();
        pod.affinity(Affinity.builder()
                        .nodeAffinity(NodeAffinity.builder()
                                .requiredDuringSchedulingIgnoredDuringExecution(NodeSelector.builder()
                                        .nodeSelectorTerms(List.of(NodeSelectorTerm.builder()
                                                .matchExpressions(List.of(notFargate))
                                                .build()))
                                        .build())
                                .build())
                        .build())
                .dnsPolicy("ClusterFirstWithHostNet");
        return on("linux", labels, annotations, options, pod);
    }

    /** {@return a DaemonSet on Windows nodes, with the network of the node} */
    public static DaemonSetSpec onWindows(
            Map<String, String> labels, Map<String, String> annotations, PodOptions options, PodSpec.Builder pod) {
        return on("windows", labels, annotations, options, pod);
    }

    private static DaemonSetSpec on(
            String system,
            Map<String, String> labels,
            Map<String, String> annotations,
            PodOptions options,
            PodSpec.Builder pod) {
        pod.nodeSelector(Map.of("kubernetes.io/os", system))
                .tolerations(ON_TAINTED_NODES_TOO)
                .hostNetwork(true)
                .priorityClassName(options.priorityClassName());
        if (!options.imagePullSecrets().isEmpty()) {
            pod.imagePullSecrets(options.imagePullSecrets().stream()
                    .map(name -> LocalObjectReference.builder().name(name).build())
                    .toList());
        }
        var allLabels = new LinkedHashMap<>(options.labels());
        allLabels.putAll(labels);
        return DaemonSetSpec.builder()
                .selector(LabelSelector.builder().matchLabels(labels).build())
                .updateStrategy(DaemonSetUpdateStrategy.builder()
                        .type("RollingUpdate")
                        .rollingUpdate(RollingUpdateDaemonSet.builder()
                                .maxUnavailable(numberOrShare(options.maxUnavailable()))
                                .build())
                        .build())
                .template(PodTemplateSpec.builder()
                        .metadata(ObjectMeta.builder()
                                .labels(allLabels)
                                .annotations(annotations)
                                .build())
                        .spec(pod.build())
                        .build())
                .build();
    }

    private static IntOrString numberOrShare(String text) {
        return text.endsWith("%") ? IntOrString.fromString(text) : IntOrString.fromNumber(Integer.parseInt(text));
    }

    /**
     * {@return a container as the options want it}
     *
     * @param usual its resources unless the options say others
     * @param own its own variables, which come before those of the options
     */
    public static Container.Builder container(
            String name, String image, PodResources usual, List<EnvVar> own, PodOptions options) {
        var resources = options.resources();
        return Container.builder()
                .name(name)
                .image(options.image(image))
                .resources((resources == null ? usual : resources).requirements())
                .env(Stream.concat(
                                own.stream(),
                                options.environment().entrySet().stream()
                                        .map(each -> EnvironmentVariables.of(each.getKey(), each.getValue())))
                        .toList());
    }

    /** {@return a volume that holds the files of a config map of its name} */
    public static Volume configMap(String name) {
        return Volume.builder()
                .name(name)
                .configMap(ConfigMapVolumeSource.builder().name(name).build())
                .build();
    }
}

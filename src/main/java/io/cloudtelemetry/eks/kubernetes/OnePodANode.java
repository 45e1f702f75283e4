package io.cloudtelemetry.eks.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus25.k8s.DaemonSetSpec;
import org.cdk8s.plus25.k8s.DaemonSetUpdateStrategy;
import org.cdk8s.plus25.k8s.IntOrString;
import org.cdk8s.plus25.k8s.LabelSelector;
import org.cdk8s.plus25.k8s.LocalObjectReference;
import org.cdk8s.plus25.k8s.ObjectMeta;
import org.cdk8s.plus25.k8s.PodSpec;
import org.cdk8s.plus25.k8s.PodTemplateSpec;
import org.cdk8s.plus25.k8s.RollingUpdateDaemonSet;
import org.cdk8s.plus25.k8s.Toleration;

/** DaemonSets as pod options want them. */
public final class OnePodANode {
    /** The tolerations of pods that tainted nodes run, too. */
    public static final List<Toleration> ON_TAINTED_NODES_TOO =
            List.of(Toleration.builder().operator("Exists").build());

    private OnePodANode() {}

    /**
     * {@return a DaemonSet of one pod a node}
     *
     * @param labels the pods' own labels, by which they are selected: the options' labels may change later, a selector not
     */
    public static DaemonSetSpec spec(
            Map<String, String> labels, Map<String, String> annotations, PodOptions options, PodSpec.Builder pod) {
        pod.priorityClassName(options.priorityClassName());
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
}

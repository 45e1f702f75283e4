package io.cloudtelemetry.eks.kubernetes;

import java.util.Map;
import org.cdk8s.plus25.k8s.KubeNamespace;
import org.cdk8s.plus25.k8s.KubeNamespaceProps;
import org.cdk8s.plus25.k8s.ObjectMeta;
import software.constructs.Construct;

/** The namespace that the agent and Fluent Bit share. */
public final class TelemetryNamespace {
    /** Its name. */
    public static final String NAME = "amazon-cloudwatch";

    private TelemetryNamespace() {}

    /** Defines the namespace: the same object whoever defines it, so that the second one to be applied changes nothing. */
    static void define(Construct scope) {
        new KubeNamespace(
                scope,
                "Namespace",
                KubeNamespaceProps.builder()
                        .metadata(ObjectMeta.builder()
                                .name(NAME)
                                .labels(Map.of("name", NAME))
                                .build())
                        .build());
    }

    /**
     * {@return the metadata of an object in it} A chart's own namespace would land on objects of the whole cluster too, so
     * each object names it.
     */
    public static ObjectMeta metadata(String name) {
        return metadata(name, Map.of());
    }

    /** {@return the metadata of an object in it, with annotations} */
    public static ObjectMeta metadata(String name, Map<String, String> annotations) {
        return ObjectMeta.builder()
                .name(name)
                .namespace(NAME)
                .annotations(annotations.isEmpty() ? null : annotations)
                .build();
    }
}

package io.cloudtelemetry.eks.agent;

import java.util.Map;
import org.cdk8s.plus25.k8s.KubeNamespace;
import org.cdk8s.plus25.k8s.KubeNamespaceProps;
import org.cdk8s.plus25.k8s.ObjectMeta;
import software.constructs.Construct;

/** The namespace that the agent and Fluent Bit share. */
final class TelemetryNamespace {
    private TelemetryNamespace() {}

    /** Defines the namespace: the same object whoever defines it, so that the second one to be applied changes nothing. */
    static void define(Construct scope) {
        new KubeNamespace(
                scope,
                "Namespace",
                KubeNamespaceProps.builder()
                        .metadata(ObjectMeta.builder()
                                .name(AgentManifests.NAMESPACE)
                                .labels(Map.of("name", AgentManifests.NAMESPACE))
                                .build())
                        .build());
    }

    /** A chart's own namespace would land on objects of the whole cluster too, so each object names it. */
    static ObjectMeta metadata(String name) {
        return metadata(name, Map.of());
    }

    static ObjectMeta metadata(String name, Map<String, String> annotations) {
        return ObjectMeta.builder()
                .name(name)
                .namespace(AgentManifests.NAMESPACE)
                .annotations(annotations.isEmpty() ? null : annotations)
                .build();
    }
}

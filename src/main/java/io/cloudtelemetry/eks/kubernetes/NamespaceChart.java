package io.cloudtelemetry.eks.kubernetes;

import java.util.Map;
import org.cdk8s.Chart;
import org.cdk8s.plus25.k8s.KubeNamespace;
import org.cdk8s.plus25.k8s.KubeNamespaceProps;
import org.cdk8s.plus25.k8s.ObjectMeta;
import software.constructs.Construct;

/**
 * Defines the namespace of the agent and of Fluent Bit, apart from everything in it: deleting a namespace deletes that,
 * too, and a tool that joins manifests takes no object twice.
 */
public final class NamespaceChart extends Chart {
    /** Defines the namespace under a scope. */
    public NamespaceChart(Construct scope, String id) {
        super(scope, id);
        new KubeNamespace(
                this,
                "Namespace",
                KubeNamespaceProps.builder()
                        .metadata(ObjectMeta.builder()
                                .name(TelemetryNamespace.NAME)
                                .labels(Map.of("name", TelemetryNamespace.NAME))
                                .build())
                        .build());
    }
}

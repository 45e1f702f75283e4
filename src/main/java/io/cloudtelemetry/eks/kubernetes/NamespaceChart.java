package io.cloudtelemetry.eks.kubernetes;

import java.util.List;
import software.constructs.Construct;

/**
 * Defines the namespace of the agent and of Fluent Bit, apart from everything in it: deleting a namespace deletes that,
 * too, and a tool that joins manifests takes no object twice.
 */
public final class NamespaceChart extends TelemetryChart {
    /** The name of the namespace. */
    public static final String NAME = "amazon-cloudwatch";

    /** Defines the namespace under a scope. */
    public NamespaceChart(Construct scope, String id) {
        super(scope, id, List.of(KubernetesManifests.NAMESPACE));
    }
}

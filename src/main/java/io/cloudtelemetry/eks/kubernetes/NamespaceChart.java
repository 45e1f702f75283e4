package io.cloudtelemetry.eks.kubernetes;

import org.cdk8s.Chart;
import software.constructs.Construct;

/**
 * Defines the namespace of the agent and of Fluent Bit, apart from everything in it: deleting a namespace deletes that,
 * too, and a tool that joins manifests takes no object twice.
 */
public final class NamespaceChart extends Chart {
    /** Defines the namespace under a scope. */
    public NamespaceChart(Construct scope, String id) {
        super(scope, id);
        TelemetryNamespace.define(this);
    }
}

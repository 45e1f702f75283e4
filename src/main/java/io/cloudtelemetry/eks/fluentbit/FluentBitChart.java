package io.cloudtelemetry.eks.fluentbit;

import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.cloudtelemetry.eks.kubernetes.TelemetryChart;
import software.constructs.Construct;

/**
 * Defines the Kubernetes objects that run Fluent Bit on each Linux node of a cluster, without their namespace, which
 * {@link NamespaceChart} defines.
 *
 * <p>Needs a tree of cdk8s, for rendering to files; {@link FluentBitManifests} gives the same objects without one.
 */
public final class FluentBitChart extends TelemetryChart {
    /** Defines the objects under a scope. */
    public FluentBitChart(Construct scope, String id, FluentBitInstallation fluentBit) {
        super(scope, id, FluentBitManifests.objects(fluentBit));
    }
}

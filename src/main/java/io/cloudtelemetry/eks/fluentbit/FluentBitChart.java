package io.cloudtelemetry.eks.fluentbit;

import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.cloudtelemetry.eks.kubernetes.ServiceAccountRbac;
import io.cloudtelemetry.eks.kubernetes.TelemetryChart;
import java.util.List;
import software.constructs.Construct;

/**
 * Defines the Kubernetes objects that run Fluent Bit on each Linux node of a cluster, without their namespace, which
 * {@link NamespaceChart} defines.
 *
 * <p>Needs a tree of cdk8s, for rendering to files; {@link FluentBitManifests} gives the same objects without one.
 */
public final class FluentBitChart extends TelemetryChart {
    private static final ServiceAccountRbac RBAC =
            new ServiceAccountRbac(FluentBitManifests.SERVICE_ACCOUNT, "fluent-bit-role");

    /** Defines the objects under a scope. */
    public FluentBitChart(Construct scope, String id, FluentBitInstallation fluentBit) {
        super(scope, id, FluentBitManifests.SERVICE_ACCOUNT);
        var configuration = fluentBit.configuration();
        var files = FluentBitFiles.of(configuration);
        // Only of the application log it is asked which pod a line is from.
        if (configuration.sources().contains(LogSource.APPLICATION)) {
            RBAC.allowInCluster(this, List.of(configuration.podMetadata().rule()));
        }
        configuration(FluentBitManifests.CONFIG_MAP, files);
        daemonSet("DaemonSet", FluentBitManifests.DAEMON_SET, FluentBitPod.daemonSet(fluentBit, files));
    }
}

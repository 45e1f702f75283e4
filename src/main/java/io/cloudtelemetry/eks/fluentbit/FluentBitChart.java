package io.cloudtelemetry.eks.fluentbit;

import io.cloudtelemetry.eks.kubernetes.Access;
import io.cloudtelemetry.eks.kubernetes.AccessRule;
import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.cloudtelemetry.eks.kubernetes.TelemetryNamespace;
import org.cdk8s.Chart;
import org.cdk8s.plus25.k8s.KubeConfigMap;
import org.cdk8s.plus25.k8s.KubeConfigMapProps;
import org.cdk8s.plus25.k8s.KubeDaemonSet;
import org.cdk8s.plus25.k8s.KubeDaemonSetProps;
import org.cdk8s.plus25.k8s.KubeServiceAccount;
import org.cdk8s.plus25.k8s.KubeServiceAccountProps;
import software.constructs.Construct;

/**
 * Defines the Kubernetes objects that run Fluent Bit on each Linux node of a cluster, without their namespace, which
 * {@link NamespaceChart} defines.
 *
 * <p>Needs a tree of cdk8s, for rendering to files; {@link FluentBitManifests} gives the same objects without one.
 */
public final class FluentBitChart extends Chart {
    private static final Access ACCESS = new Access(FluentBitManifests.SERVICE_ACCOUNT, "fluent-bit-role");

    /** Defines the objects under a scope. */
    public FluentBitChart(Construct scope, String id, FluentBitInstallation fluentBit) {
        super(scope, id);
        var files = FluentBitFiles.of(fluentBit.configuration());
        new KubeServiceAccount(
                this,
                "ServiceAccount",
                KubeServiceAccountProps.builder()
                        .metadata(TelemetryNamespace.metadata(
                                FluentBitManifests.SERVICE_ACCOUNT, fluentBit.serviceAccountAnnotations()))
                        .build());
        ACCESS.allowInCluster(this, AccessRule.rules(FluentBitAccess.inCluster(fluentBit.configuration())));
        new KubeConfigMap(
                this,
                "Configuration",
                KubeConfigMapProps.builder()
                        .metadata(TelemetryNamespace.metadata(FluentBitManifests.CONFIG_MAP))
                        .data(files)
                        .build());
        new KubeDaemonSet(
                this,
                "DaemonSet",
                KubeDaemonSetProps.builder()
                        .metadata(TelemetryNamespace.metadata(FluentBitManifests.DAEMON_SET))
                        .spec(FluentBitPod.daemonSet(fluentBit, files))
                        .build());
    }
}

package io.cloudtelemetry.eks.agent;

import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;
import org.cdk8s.plus25.k8s.KubeConfigMap;
import org.cdk8s.plus25.k8s.KubeConfigMapProps;
import org.cdk8s.plus25.k8s.KubeDaemonSet;
import org.cdk8s.plus25.k8s.KubeDaemonSetProps;
import org.cdk8s.plus25.k8s.KubeServiceAccount;
import org.cdk8s.plus25.k8s.KubeServiceAccountProps;
import org.cdk8s.plus25.k8s.PolicyRule;
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
    public FluentBitChart(Construct scope, String id, FluentBitConfiguration configuration) {
        this(scope, id, configuration, Map.of());
    }

    /**
     * Defines the objects under a scope.
     *
     * @param serviceAccountAnnotations annotations of the service account, such as that of its IAM role
     */
    public FluentBitChart(
            Construct scope,
            String id,
            FluentBitConfiguration configuration,
            Map<String, String> serviceAccountAnnotations) {
        super(scope, id);
        var files = FluentBitFiles.of(configuration);
        new KubeServiceAccount(
                this,
                "ServiceAccount",
                KubeServiceAccountProps.builder()
                        .metadata(TelemetryNamespace.metadata(
                                FluentBitManifests.SERVICE_ACCOUNT, serviceAccountAnnotations))
                        .build());
        ACCESS.allowInCluster(this, rules(configuration));
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
                        .spec(FluentBitPod.daemonSet(configuration, files))
                        .build());
    }

    /** Only the pods of the application log are looked up. */
    private static List<PolicyRule> rules(FluentBitConfiguration configuration) {
        return configuration.sources().contains(LogSource.APPLICATION)
                ? List.of(configuration.podMetadata().rule())
                : List.of();
    }
}

package io.cloudtelemetry.eks.kubernetes;

import java.util.Map;
import org.cdk8s.Chart;
import org.cdk8s.plus25.k8s.DaemonSetSpec;
import org.cdk8s.plus25.k8s.KubeConfigMap;
import org.cdk8s.plus25.k8s.KubeConfigMapProps;
import org.cdk8s.plus25.k8s.KubeDaemonSet;
import org.cdk8s.plus25.k8s.KubeDaemonSetProps;
import org.cdk8s.plus25.k8s.KubeServiceAccount;
import org.cdk8s.plus25.k8s.KubeServiceAccountProps;
import software.constructs.Construct;

/** A workload of the telemetry namespace that runs as a service account. */
public abstract class TelemetryChart extends Chart {
    /** Defines the service account. */
    protected TelemetryChart(Construct scope, String id, String serviceAccount) {
        super(scope, id);
        new KubeServiceAccount(
                this,
                "ServiceAccount",
                KubeServiceAccountProps.builder()
                        .metadata(TelemetryNamespace.metadata(serviceAccount))
                        .build());
    }

    /** Defines the config map that holds its files. */
    protected final void configuration(String name, Map<String, String> files) {
        new KubeConfigMap(
                this,
                "Configuration",
                KubeConfigMapProps.builder()
                        .metadata(TelemetryNamespace.metadata(name))
                        .data(files)
                        .build());
    }

    /** Defines a DaemonSet that runs it. */
    protected final void daemonSet(String id, String name, DaemonSetSpec spec) {
        new KubeDaemonSet(
                this,
                id,
                KubeDaemonSetProps.builder()
                        .metadata(TelemetryNamespace.metadata(name))
                        .spec(spec)
                        .build());
    }
}

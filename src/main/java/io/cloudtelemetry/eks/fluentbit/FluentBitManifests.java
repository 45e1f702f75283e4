package io.cloudtelemetry.eks.fluentbit;

import io.cloudtelemetry.eks.kubernetes.KubernetesManifests;
import java.util.List;
import org.cdk8s.App;

/** Fluent Bit's Kubernetes objects as plain data, and their names. */
public final class FluentBitManifests {
    /** The name of Fluent Bit's DaemonSet. */
    public static final String DAEMON_SET = "fluent-bit";

    /** The name of Fluent Bit's service account. */
    public static final String SERVICE_ACCOUNT = "fluent-bit";

    static final String CONFIG_MAP = "fluent-bit-config";

    private FluentBitManifests() {}

    /** {@return the objects of Fluent Bit} */
    public static KubernetesManifests of(FluentBitInstallation fluentBit) {
        return KubernetesManifests.of(
                new FluentBitChart(new App(), DAEMON_SET, fluentBit),
                // It may read in the cluster only while it asks for the metadata of pods.
                object -> ((String) object.get("kind")).startsWith("ClusterRole") ? "ClusterAccess" : "Manifest",
                List.of("ClusterAccess", "Manifest"));
    }
}

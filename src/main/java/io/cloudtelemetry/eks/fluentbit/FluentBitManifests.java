package io.cloudtelemetry.eks.fluentbit;

import io.cloudtelemetry.eks.kubernetes.ChartObjects;
import io.cloudtelemetry.eks.kubernetes.TelemetryNamespace;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;

/**
 * Fluent Bit's Kubernetes objects as plain data: maps, lists, text, numbers and booleans.
 *
 * @param namespace the namespace, which is the agent's too, apart from the rest because deleting it deletes everything in
 *     it
 * @param manifests all other objects by the id of their manifest, in an order in which they can be applied
 */
public record FluentBitManifests(Map<String, Object> namespace, Map<String, List<Map<String, Object>>> manifests) {
    /** The name of Fluent Bit's DaemonSet. */
    public static final String DAEMON_SET = "fluent-bit";

    /** The name of Fluent Bit's service account, in {@link TelemetryNamespace#NAME}. */
    public static final String SERVICE_ACCOUNT = "fluent-bit";

    static final String CONFIG_MAP = "fluent-bit-config";

    /** {@return the objects of Fluent Bit} */
    public static FluentBitManifests of(FluentBitInstallation fluentBit) {
        return new FluentBitManifests(
                ChartObjects.namespace(),
                ChartObjects.byManifest(
                        new FluentBitChart(new App(), DAEMON_SET, fluentBit),
                        // It may read in the cluster only while it asks for the metadata of pods.
                        object ->
                                ((String) object.get("kind")).startsWith("ClusterRole") ? "ClusterAccess" : "Manifest",
                        List.of("ClusterAccess", "Manifest")));
    }

    /** {@return all objects but the namespace, in an order in which they can be applied} */
    public List<Map<String, Object>> objects() {
        return ChartObjects.all(manifests);
    }
}

package io.cloudtelemetry.eks.fluentbit;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.eks.kubernetes.CdkTokens;
import io.cloudtelemetry.eks.kubernetes.KubernetesManifests;
import io.cloudtelemetry.eks.kubernetes.KubernetesTemplate;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import java.util.List;
import java.util.Map;

/** Fluent Bit's Kubernetes objects as plain data, and their names. */
public final class FluentBitManifests {
    /** The name of Fluent Bit's DaemonSet. */
    public static final String DAEMON_SET = "fluent-bit";

    /** The name of Fluent Bit's service account. */
    public static final String SERVICE_ACCOUNT = "fluent-bit";

    /**
     * With Fluent Bit 5.1.5 (its release notes). From 3.0 on, with Fluent Bit 4.1, it reads the journal of Amazon Linux 2023
     * and knows json.escape_unicode; the tag stable is still a 2.x that does neither.
     */
    private static final String IMAGE = "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.5.10";

    private static final PodResources USUAL = new PodResources("50m", "100Mi", "500m", "250Mi");

    private FluentBitManifests() {}

    /** {@return the objects of Fluent Bit} */
    public static KubernetesManifests of(FluentBitInstallation fluentBit) {
        return KubernetesManifests.of(
                objects(fluentBit),
                // It may read in the cluster only while it asks for the metadata of pods.
                object -> ((String) object.get("kind")).startsWith("ClusterRole") ? "ClusterAccess" : "Manifest",
                List.of("ClusterAccess", "Manifest"));
    }

    /** {@return the objects of fluent-bit.yaml that it needs} */
    static List<Map<String, Object>> objects(FluentBitInstallation fluentBit) {
        var configuration = fluentBit.configuration();
        var sources = configuration.sources();
        var files = FluentBitFiles.of(configuration);
        var text = files.entrySet().stream()
                .map(file -> file.getKey() + "\n" + CdkTokens.replaced(file.getValue(), "token"))
                .collect(joining());
        var values = KubernetesTemplate.ofPods(
                fluentBit.pod(), IMAGE, USUAL, fluentBit.podAnnotations(), KubernetesTemplate.sha256(text));
        values.put("files", files);
        values.put("region", configuration.region());
        values.put("clusterName", configuration.clusterName());
        // Only of the application log it is asked which pod a line is from.
        if (sources.contains(LogSource.APPLICATION)) {
            values.put("inCluster", List.of(configuration.podMetadata().rule().rule()));
        }
        values.put("containers", sources.stream().anyMatch(LogSource::readsContainers));
        values.put("journal", sources.stream().anyMatch(LogSource::readsJournal));
        return KubernetesTemplate.fill(FluentBitManifests.class, "fluent-bit.yaml", values);
    }
}

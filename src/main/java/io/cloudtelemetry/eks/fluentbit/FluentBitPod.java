package io.cloudtelemetry.eks.fluentbit;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.eks.kubernetes.CdkTokens;
import io.cloudtelemetry.eks.kubernetes.ConfigurationHash;
import io.cloudtelemetry.eks.kubernetes.DaemonSets;
import io.cloudtelemetry.eks.kubernetes.EnvironmentVariables;
import io.cloudtelemetry.eks.kubernetes.NodePath;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.cdk8s.plus25.k8s.DaemonSetSpec;
import org.cdk8s.plus25.k8s.EnvVar;
import org.cdk8s.plus25.k8s.PodSpec;
import org.cdk8s.plus25.k8s.SecurityContext;
import org.cdk8s.plus25.k8s.VolumeMount;

/** The pod that runs Fluent Bit on each Linux node: Amazon Linux 2 and 2023, and Bottlerocket. */
final class FluentBitPod {
    /** The label of AWS's own manifests, whose DaemonSet can be taken over so: a selector cannot be changed. */
    static final Map<String, String> LABELS = Map.of("k8s-app", FluentBitManifests.DAEMON_SET);

    static final String REGION = "TELEMETRY_REGION";
    static final String CLUSTER = "TELEMETRY_CLUSTER";
    static final String NODE = "HOST_NAME";

    /**
     * Its own, and those of AWS's manifests, whose DaemonSet can be taken over: kubectl merges variables by name, and one
     * that AWS takes from another object (valueFrom) cannot have a value. So ours that have a value have names of their own,
     * and those named as AWS's are taken from the same field (aws-samples/amazon-cloudwatch-container-insights,
     * fluent-bit.yaml).
     */
    static final Set<String> VARIABLES = Ordered.set(
            REGION,
            CLUSTER,
            NODE,
            "HOSTNAME",
            "AWS_REGION",
            "CLUSTER_NAME",
            "HTTP_SERVER",
            "HTTP_PORT",
            "READ_FROM_HEAD",
            "READ_FROM_TAIL");

    /**
     * With Fluent Bit 5.1.5 (its release notes). From 3.0 on, with Fluent Bit 4.1, it reads the journal of Amazon Linux 2023
     * and knows json.escape_unicode; the tag stable is still a 2.x that does neither.
     */
    private static final String IMAGE = "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.5.10";

    private static final PodResources RESOURCES = new PodResources("50m", "100Mi", "500m", "250Mi");

    private FluentBitPod() {}

    static DaemonSetSpec daemonSet(FluentBitInstallation fluentBit, SortedMap<String, String> files) {
        var configuration = fluentBit.configuration();
        var directories = directories(configuration.sources());
        var container = DaemonSets.container(
                        FluentBitManifests.DAEMON_SET, IMAGE, RESOURCES, variables(configuration), fluentBit.pod())
                // As root, whom the logs belong to, and no more than that.
                .securityContext(SecurityContext.builder()
                        .allowPrivilegeEscalation(false)
                        .build())
                .volumeMounts(Stream.concat(
                                Stream.of(VolumeMount.builder()
                                        .name(FluentBitManifests.CONFIG_MAP)
                                        .mountPath("/fluent-bit/etc/")
                                        .readOnly(true)
                                        .build()),
                                directories.stream().map(NodePath::mount))
                        .toList());
        var pod = PodSpec.builder()
                .containers(List.of(container.build()))
                .volumes(Stream.concat(
                                Stream.of(DaemonSets.configMap(FluentBitManifests.CONFIG_MAP)),
                                directories.stream().map(NodePath::volume))
                        .toList())
                // Longer than the 30 seconds that Fluent Bit takes to send what it holds.
                .terminationGracePeriodSeconds(45)
                .serviceAccountName(FluentBitManifests.SERVICE_ACCOUNT);
        var text = files.entrySet().stream()
                .map(file -> file.getKey() + "\n" + CdkTokens.replaced(file.getValue(), "token"))
                .collect(joining());
        return DaemonSets.onLinux(
                LABELS,
                ConfigurationHash.annotations(fluentBit.podAnnotations(), ConfigurationHash.of(text)),
                fluentBit.pod(),
                pod);
    }

    private static List<EnvVar> variables(FluentBitConfiguration configuration) {
        return List.of(
                EnvironmentVariables.of(REGION, configuration.region()),
                EnvironmentVariables.of(CLUSTER, configuration.clusterName()),
                EnvironmentVariables.field(NODE, "spec.nodeName"),
                // On the network of the node it would be the node's name; Fluent Bit takes it for the pod's.
                EnvironmentVariables.field("HOSTNAME", "metadata.name"));
    }

    private static List<NodePath> directories(Set<LogSource> sources) {
        var directories =
                new ArrayList<>(List.of(NodePath.directory("state", FluentBitFiles.STATE, NodePath.Use.WRITE)));
        if (sources.stream().anyMatch(LogSource::readsContainers)) {
            directories.add(NodePath.directory("containers", "/var/log/containers", NodePath.Use.READ));
            // What the names in the first point to.
            directories.add(NodePath.directory("pods", "/var/log/pods", NodePath.Use.READ));
        }
        if (sources.stream().anyMatch(LogSource::readsJournal)) {
            // A node that keeps its journal in memory has none, and sends its other logs all the same: the input wants
            // a
            // directory, an empty one will do (plugins/in_systemd/systemd_config.c).
            directories.add(NodePath.directory("journal", FluentBitFiles.JOURNAL, NodePath.Use.READ_OR_CREATE));
        }
        return directories;
    }
}

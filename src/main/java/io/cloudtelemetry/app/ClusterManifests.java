package io.cloudtelemetry.app;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.app.config.ClusterConfig;
import io.cloudtelemetry.app.config.ContainerLogsConfig;
import io.cloudtelemetry.eks.agent.AgentChart;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentInstallation;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.eks.agent.OtelMetrics;
import io.cloudtelemetry.eks.fluentbit.FluentBitChart;
import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.cdk8s.App;

/**
 * The manifests of one cluster as files of a folder of its own: every variant of the agent, and Fluent Bit, under names
 * that say so, and a kustomization with those that the configuration file chooses.
 */
final class ClusterManifests {
    private static final String EXTENSION = ".k8s.yaml";
    private static final String NAMESPACE = "namespace";

    private final ClusterConfig cluster;
    private final String region;
    private final Path folder;
    private final App app;
    private final List<String> chosen = new ArrayList<>(List.of(NAMESPACE));
    private final List<String> leftOut = new ArrayList<>();

    private ClusterManifests(ClusterConfig cluster, String region, Path folder) {
        this.cluster = cluster;
        this.region = region;
        this.folder = folder;
        this.app = App.Builder.create()
                .outdir(folder.toString())
                .outputFileExtension(EXTENSION)
                .build();
    }

    /** {@return what could not be rendered, as lines that continue the cluster's key} */
    static List<String> render(ClusterConfig cluster, String region, Path parent) {
        var manifests = new ClusterManifests(cluster, region, parent.resolve(cluster.name()));
        new NamespaceChart(manifests.app, NAMESPACE);
        var metrics = new LinkedHashSet<>(
                List.of(cluster.kubernetesMetrics(), KubernetesMetrics.standard(), KubernetesMetrics.enhanced()));
        var rendered = new LinkedHashSet<String>();
        for (var each : metrics) {
            // Those chosen first: of two of one kind they are meant.
            if (rendered.add(each.word())) {
                manifests.agent(each);
            }
        }
        manifests.walkthrough();
        manifests.fluentBit();
        manifests.app.synth();
        if (cluster.agent().isAppliedByOthers()) {
            manifests.kustomization();
        }
        return manifests.leftOut;
    }

    private void agent(KubernetesMetrics metrics) {
        var configuration = cluster.agent().configuration(cluster.name(), AgentRelease.CURRENT, metrics, region);
        var linux = cluster.agent()
                .installation(configuration)
                .podAnnotations(cluster.credentials().value().podAnnotations())
                .nodes(NodeSystems.LINUX);
        var name = "cloudwatch-agent-" + metrics.word();
        new AgentChart(app, name, linux);
        if (!(metrics instanceof OtelMetrics)) {
            new AgentChart(app, name + "-windows", linux.nodes(NodeSystems.LINUX_AND_WINDOWS));
        }
        if (metrics.equals(cluster.kubernetesMetrics()) && cluster.agent().release() == AgentRelease.CURRENT) {
            chosen.add(cluster.agent().runsOnWindows() ? name + "-windows" : name);
        }
    }

    /** As it was in 2020, whatever else the file says of the agent. */
    private void walkthrough() {
        var release = AgentRelease.WALKTHROUGH_2020;
        var interval = cluster.agent().metricsCollectionInterval();
        if (interval > release.longestInterval()) {
            leftOut.add("agent.metricsCollectionInterval is %d, the release %s allows up to %d: not rendered for %s"
                    .formatted(interval, release.word(), release.longestInterval(), cluster.name()));
            return;
        }
        var name = "cloudwatch-agent-" + release.word();
        new AgentChart(
                app,
                name,
                AgentInstallation.of(AgentConfiguration.builder(cluster.name())
                        .release(release)
                        .metricsCollectionInterval(interval)
                        .build()));
        if (cluster.agent().release() == release) {
            chosen.add(name);
        }
    }

    private void fluentBit() {
        var name = "fluent-bit";
        var logs = cluster.containerLogs();
        var read = logs == null ? ContainerLogsConfig.asByDefault() : logs;
        new FluentBitChart(
                app,
                name,
                read.installation(cluster.name(), region)
                        .podAnnotations(cluster.credentials().value().podAnnotations()));
        if (logs != null) {
            chosen.add(name);
        }
    }

    /** For {@code kubectl apply -k}, and to be built on. */
    private void kustomization() {
        var text = chosen.stream()
                .map(name -> "  - " + name + EXTENSION + "\n")
                .collect(joining(
                        "", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n", ""));
        try {
            Files.writeString(folder.resolve("kustomization.yaml"), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}

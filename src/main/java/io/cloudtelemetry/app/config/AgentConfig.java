package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.app.config.LogGroupKeys.LogGroupConfig;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.eks.AddonConflict;
import io.cloudtelemetry.eks.AddonOptions;
import io.cloudtelemetry.eks.AgentDelivery;
import io.cloudtelemetry.eks.ApplicationSignals;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentInstallation;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.AgentTraces;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent on the nodes of a cluster. */
@Describes("""
        delivery: How it gets to the nodes. manifests: applied with kubectl; addon: the EKS add-on amazon-cloudwatch-observability; gitops: by others, from the files in cdk8s/dist. Default: manifests.
        release: current, or walkthrough-2020, which sees no pods on containerd nodes. Default: current.
        metricsCollectionInterval: Seconds between two collections, from 15 to 172800: the period of the metrics. Default: 60.
        traces: The traces that it takes from applications and sends to AWS X-Ray: xray, otlp or both. Default: none.
        windows: true: it runs on Windows nodes, too, as a host process. The add-on does so by itself, there with enhanced metrics every 60 seconds and Application Signals whatever is chosen: true refuses other metrics, false says that there are no such nodes. Default: false; with addon: not known, with a warning.
        pod: How its pods are run. Not with addon. Default: as docs/eks.md says.
        addon: How the add-on is installed. With delivery: addon only.
        """)
public record AgentConfig(
        @CamelCase @Nullable Delivery delivery,
        @Nullable AgentRelease release,
        @Nullable Integer metricsCollectionInterval,
        @CamelCase List<AgentTraces.Protocol> traces,
        @Nullable Boolean windows,
        @Nullable PodConfig pod,
        @Nullable AddonConfig addon)
        implements Checked {
    public AgentConfig {
        delivery = delivery == null ? Delivery.MANIFESTS : delivery;
        release = release == null ? AgentRelease.CURRENT : release;
        metricsCollectionInterval =
                metricsCollectionInterval == null ? AgentConfiguration.DEFAULT_INTERVAL : metricsCollectionInterval;
    }

    static AgentConfig asByDefault() {
        return new AgentConfig(null, null, null, List.of(), null, null, null);
    }

    @Override
    public void check(Checks checks) {
        if (delivery == Delivery.ADDON) {
            var old = release == AgentRelease.CURRENT ? null : release.word();
            checks.of(() -> refuse("release", old, "delivery: addon, whose agent is its own"), "release");
            var given = pod == null ? null : "a mapping";
            checks.of(() -> refuse("pod", given, "delivery: addon; give addon.configuration"), "pod");
        } else {
            var given = addon == null ? null : "a mapping";
            checks.of(() -> refuse("addon", given, "delivery: " + CamelCase.Word.of(delivery)), "delivery", "addon");
        }
    }

    private static void refuse(String key, @Nullable Object value, String with) {
        if (value != null) {
            throw new IllegalArgumentException("%s must be left out with %s, got %s".formatted(key, with, value));
        }
    }

    public boolean isAppliedByOthers() {
        return delivery == Delivery.GITOPS;
    }

    boolean needsKubectl() {
        return delivery == Delivery.MANIFESTS;
    }

    public boolean runsOnWindows() {
        return nodes() == NodeSystems.LINUX_AND_WINDOWS;
    }

    public AgentConfiguration configuration(
            String clusterName, AgentRelease run, KubernetesMetrics metrics, @Nullable String region) {
        return AgentConfiguration.builder(clusterName)
                .metricsCollectionInterval(metricsCollectionInterval)
                .release(run)
                .metrics(metrics)
                .traces(agentTraces())
                .region(region)
                .build();
    }

    public @Nullable AgentTraces agentTraces() {
        return traces.isEmpty() ? null : new AgentTraces(new LinkedHashSet<>(traces));
    }

    public AgentInstallation installation(AgentConfiguration configuration) {
        return AgentInstallation.of(configuration).pod(podOptions()).nodes(nodes());
    }

    private PodOptions podOptions() {
        return pod == null ? PodOptions.defaults() : pod.value();
    }

    private NodeSystems nodes() {
        return Given.isTrue(windows) ? NodeSystems.LINUX_AND_WINDOWS : NodeSystems.LINUX;
    }

    public AgentDelivery agentDelivery() {
        return switch (delivery) {
            case MANIFESTS ->
                AgentDelivery.manifests().release(release).pod(podOptions()).nodes(nodes());
            case ADDON ->
                AgentDelivery.addon(
                        (addon == null ? AddonConfig.asByDefault() : addon).options(windows == null ? null : nodes()));
            case GITOPS -> AgentDelivery.gitops().release(release).nodes(nodes());
        };
    }

    enum Delivery {
        MANIFESTS,
        ADDON,
        GITOPS
    }

    /** How the add-on amazon-cloudwatch-observability is installed. */
    @Describes("""
            version: The version, such as v6.2.0-eksbuild.1. Default: the one that EKS takes for the cluster.
            onConflict: What becomes of objects that stand there already: NONE, the deployment fails; OVERWRITE; PRESERVE. Default: NONE.
            applicationSignals: Application Signals: off; collect, from applications that send them; autoMonitor, by changing and restarting workloads. Default: off.
            containerLogs: Switches its container logs on, and says how their three groups are kept. Default: off.
            resources: CPU and memory of the agent's container. Default: those of the add-on.
            configuration: More values of the add-on's chart, as text in JSON or YAML; they take the place of those that follow from the other keys. Default: none.
            """)
    record AddonConfig(
            @Nullable String version,
            @Nullable AddonConflict onConflict,
            @Nullable @CamelCase ApplicationSignals applicationSignals,
            @Nullable LogGroupConfig containerLogs,
            PodConfig.@Nullable Resources resources,
            @Nullable String configuration)
            implements Checked {
        @Override
        public void check(Checks checks) {
            checks.ofAll(() -> options(null));
        }

        static AddonConfig asByDefault() {
            return new AddonConfig(null, null, null, null, null, null);
        }

        AddonOptions options(@Nullable NodeSystems nodes) {
            var options = AddonOptions.builder()
                    .version(version)
                    .containerLogs(containerLogs == null ? null : containerLogs.settings())
                    .resources(resources == null ? null : resources.value())
                    .configuration(configuration)
                    .nodes(nodes);
            options = with(options, onConflict, AddonOptions.Builder::onConflict);
            return with(options, applicationSignals, AddonOptions.Builder::applicationSignals)
                    .build();
        }
    }
}

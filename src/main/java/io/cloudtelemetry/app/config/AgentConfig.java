package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.eks.AgentDelivery;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentInstallation;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.AgentTraces;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The agent on the nodes of a cluster. */
public record AgentConfig(
        @JsonPropertyDescription(
                "How it gets to the nodes. manifests: applied with kubectl; addon: the EKS add-on amazon-cloudwatch-observability; gitops: by others, from the files in cdk8s/dist. Default: manifests.")
        Delivery delivery,

        @JsonPropertyDescription(
                "current, or walkthrough-2020, which sees no pods on containerd nodes. Default: current.")
        AgentRelease release,

        @JsonPropertyDescription(
                "Seconds between two collections, from 15 to 172800: the period of the metrics. Default: 60.")
        Integer metricsCollectionInterval,

        @JsonPropertyDescription(
                "The traces that it takes from applications and sends to AWS X-Ray: xray, otlp or both. Default: none.")
        List<Protocol> traces,

        @JsonPropertyDescription(
                "true: it runs on Windows nodes, too, as a host process. The add-on does so by itself, there with enhanced metrics every 60 seconds and Application Signals whatever is chosen: true refuses other metrics, false says that there are no such nodes. Default: false; with addon: not known, with a warning.")
        @Nullable
        Boolean windows,

        @JsonPropertyDescription("How its pods are run. Not with addon. Default: as docs/eks.md says.") @Nullable
        PodConfig pod,

        @JsonPropertyDescription("How the add-on is installed. With delivery: addon only.") @Nullable
        AddonConfig addon) {
    static final AgentConfig DEFAULTS = new AgentConfig(
            Delivery.MANIFESTS, AgentRelease.CURRENT, AgentConfiguration.DEFAULT_INTERVAL, List.of(), null, null, null);

    public AgentConfig {
        delivery = delivery == null ? Delivery.MANIFESTS : delivery;
        release = release == null ? AgentRelease.CURRENT : release;
        metricsCollectionInterval =
                metricsCollectionInterval == null ? AgentConfiguration.DEFAULT_INTERVAL : metricsCollectionInterval;
        traces = Keys.list(traces);
        if (delivery == Delivery.ADDON) {
            refuse(
                    "release",
                    release == AgentRelease.CURRENT ? null : release.word(),
                    "delivery: addon, whose agent is its own");
            refuse("pod", pod == null ? null : "a mapping", "delivery: addon; give addon.configuration");
        } else {
            refuse("addon", addon == null ? null : "a mapping", "delivery: " + delivery);
        }
        // Name and metrics are checked with the cluster; here any will do.
        var configuration = configuration(
                "cluster", release, metricsCollectionInterval, KubernetesMetrics.standard(), traces, null);
        var how = pod;
        var systems = windows;
        Keys.renamed("(environment|labels)", "pod.$1", () -> installation(configuration, how, systems));
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
        return nodes(windows) == NodeSystems.LINUX_AND_WINDOWS;
    }

    AgentConfiguration configuration(String clusterName, KubernetesMetrics metrics, String region) {
        return configuration(clusterName, release, metrics, region);
    }

    public AgentConfiguration configuration(
            String clusterName, AgentRelease run, KubernetesMetrics metrics, String region) {
        return configuration(clusterName, run, metricsCollectionInterval, metrics, traces, region);
    }

    private static AgentConfiguration configuration(
            String clusterName,
            AgentRelease release,
            int interval,
            KubernetesMetrics metrics,
            List<Protocol> traces,
            @Nullable String region) {
        return AgentConfiguration.builder(clusterName)
                .metricsCollectionInterval(interval)
                .release(release)
                .metrics(metrics)
                .traces(agentTraces(traces))
                .region(region)
                .build();
    }

    @Nullable
    public AgentTraces agentTraces() {
        return agentTraces(traces);
    }

    private static @Nullable AgentTraces agentTraces(List<Protocol> protocols) {
        return protocols.isEmpty()
                ? null
                : new AgentTraces(protocols.stream()
                        .map(each -> each.protocol)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    public AgentInstallation installation(AgentConfiguration configuration) {
        return installation(configuration, pod, windows);
    }

    private static AgentInstallation installation(
            AgentConfiguration configuration, @Nullable PodConfig pod, @Nullable Boolean windows) {
        return AgentInstallation.of(configuration)
                .pod(pod == null ? PodOptions.defaults() : pod.options())
                .nodes(nodes(windows));
    }

    private static NodeSystems nodes(@Nullable Boolean windows) {
        return Boolean.TRUE.equals(windows) ? NodeSystems.LINUX_AND_WINDOWS : NodeSystems.LINUX;
    }

    public AgentDelivery agentDelivery() {
        return switch (delivery) {
            case MANIFESTS ->
                AgentDelivery.manifests()
                        .release(release)
                        .pod(pod == null ? PodOptions.defaults() : pod.options())
                        .nodes(nodes(windows));
            case ADDON ->
                AgentDelivery.addon((addon == null ? AddonConfig.DEFAULTS : addon)
                        .options(windows == null ? null : nodes(windows)));
            case GITOPS -> AgentDelivery.gitops().release(release).nodes(nodes(windows));
        };
    }

    /** How the agent gets to the nodes. */
    enum Delivery {
        MANIFESTS("manifests"),
        ADDON("addon"),
        GITOPS("gitops");

        private final String word;

        Delivery(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** A way to send traces. */
    enum Protocol {
        XRAY("xray", AgentTraces.Protocol.XRAY),
        OTLP("otlp", AgentTraces.Protocol.OTLP);

        private final String word;
        private final AgentTraces.Protocol protocol;

        Protocol(String word, AgentTraces.Protocol protocol) {
            this.word = word;
            this.protocol = protocol;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}

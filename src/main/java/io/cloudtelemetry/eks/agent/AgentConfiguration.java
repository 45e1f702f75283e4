package io.cloudtelemetry.eks.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.eks.kubernetes.KubernetesNames;
import io.cloudtelemetry.eks.kubernetes.KubernetesTemplate;
import io.cloudtelemetry.ordered.Ordered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the agent on each node collects, and how often.
 *
 * @param clusterName the cluster's name, a token of the CDK included; it becomes the metrics' dimension ClusterName
 * @param metricsCollectionInterval the time between two collections, in seconds: the period of the metrics
 * @param release the agent to configure
 * @param metrics what is collected
 * @param traces the traces that it takes; null for none
 * @param region the AWS region, a token of the CDK included, which metrics over OpenTelemetry are sent to; null for that
 *     of the node
 */
public record AgentConfiguration(
        String clusterName,
        int metricsCollectionInterval,
        AgentRelease release,
        KubernetesMetrics metrics,
        @Nullable AgentTraces traces,
        @Nullable String region) {
    /** The shortest time between two collections, in seconds; the longest depends on the release. */
    public static final int SHORTEST_INTERVAL = 15;

    /** The time between two collections unless another is chosen, in seconds. */
    public static final int DEFAULT_INTERVAL = 60;

    static final int LONGEST_INTERVAL = 172_800;
    private static final ObjectWriter PRETTY = new ObjectMapper()
            .writer(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    /**
     * Checks the values against each other.
     *
     * @throws IllegalArgumentException if the cluster's name or the interval is not allowed, or the release does not know a
     *     key that the metrics or traces need
     */
    public AgentConfiguration {
        KubernetesNames.requireClusterName("clusterName", clusterName);
        if (metricsCollectionInterval < SHORTEST_INTERVAL || metricsCollectionInterval > LONGEST_INTERVAL) {
            throw new IllegalArgumentException("metricsCollectionInterval must be from %d to %d seconds, got %d"
                    .formatted(SHORTEST_INTERVAL, LONGEST_INTERVAL, metricsCollectionInterval));
        }
        if (metricsCollectionInterval > release.longestInterval()) {
            throw new IllegalArgumentException(
                    ("metricsCollectionInterval must be from %d to %d seconds with the agent release %s, got %d: beyond"
                                    + " that it publishes no cpu and network rates, so shorten it or use the release %s")
                            .formatted(
                                    SHORTEST_INTERVAL,
                                    release.longestInterval(),
                                    release.word(),
                                    metricsCollectionInterval,
                                    AgentRelease.CURRENT.word()));
        }
        AgentKeys.requireKnown(
                release,
                collected(clusterName, String.valueOf(region), metricsCollectionInterval, metrics),
                "metrics",
                "standard",
                metrics.word());
        if (traces != null) {
            AgentKeys.requireKnown(release, sent(traces), "traces", "left out", new TreeSet<>(traces.protocols()));
        }
        if (metrics instanceof OtelMetrics && region == null) {
            throw new IllegalArgumentException("region must be given with otel metrics, got none; they are sent to it");
        }
    }

    /** Starts a configuration for a cluster, given by name or by token. */
    public static Builder builder(String clusterName) {
        return new AutoBuilder_AgentConfiguration_Builder()
                .clusterName(clusterName)
                .metricsCollectionInterval(DEFAULT_INTERVAL)
                .release(AgentRelease.CURRENT)
                .metrics(KubernetesMetrics.standard());
    }

    /** {@return the agent's configuration file, as JSON} */
    public String toJson() {
        return toJson(clusterName, String.valueOf(region));
    }

    /**
     * {@return the SHA-256 of the configuration file, in hexadecimal} The cluster's name and the region have no part in it: as
     * long as they are tokens, their text differs from one synthesis to the next.
     */
    public String sha256() {
        return KubernetesTemplate.sha256(toJson("cluster", "region"));
    }

    /**
     * {@return the configuration as the add-on takes it, empty if that of the add-on will do} The add-on itself adds region
     * and cluster, and collects otel metrics without it.
     *
     * @param alsoCollected what is collected beside the metrics, such as {@code application_signals}
     */
    public Map<String, Object> contentForAddon(List<String> alsoCollected) {
        var root = new LinkedHashMap<String, Object>();
        var collected = new TreeMap<String, Object>();
        alsoCollected.forEach(name -> collected.put(name, Map.of()));
        if (!(metrics instanceof OtelMetrics)) {
            var kubernetes = new TreeMap<>(metrics.agentOptions());
            // Always written: the add-on turns it on by default.
            kubernetes.putIfAbsent("enhanced_container_insights", false);
            kubernetes.put("metrics_collection_interval", metricsCollectionInterval);
            collected.put("kubernetes", kubernetes);
        } else if (traces != null) {
            root.put("agent", Map.of("region", String.valueOf(region)));
        }
        if (!collected.isEmpty()) {
            root.put("logs", Map.of("metrics_collected", collected));
        }
        if (traces != null || !alsoCollected.isEmpty()) {
            var sources = new TreeMap<String, Object>(traces == null ? Map.of() : traces.collected());
            alsoCollected.forEach(name -> sources.put(name, Map.of()));
            root.put("traces", Map.of("traces_collected", sources));
        }
        return root;
    }

    private String toJson(String name, String destination) {
        var root = new LinkedHashMap<>(collected(name, destination, metricsCollectionInterval, metrics));
        if (traces != null) {
            root.putAll(sent(traces));
        }
        try {
            return PRETTY.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers can be written", e);
        }
    }

    private static Map<String, Object> sent(AgentTraces traces) {
        return Map.of("traces", Map.of("traces_collected", traces.collected()));
    }

    private static Map<String, Object> collected(
            String name, String destination, int interval, KubernetesMetrics metrics) {
        if (metrics instanceof OtelMetrics) {
            var collected = Ordered.<String, Object>map("collection_interval", interval, "role", "node");
            return Ordered.map(
                    "agent",
                    Map.of("region", destination),
                    "opentelemetry",
                    Ordered.map("cluster_name", name, "collect", Map.of("container_insights", collected)));
        }
        var kubernetes = new LinkedHashMap<String, Object>();
        kubernetes.put("cluster_name", name);
        kubernetes.put("metrics_collection_interval", interval);
        kubernetes.putAll(new TreeMap<>(metrics.agentOptions()));
        return Map.of(
                "logs", Ordered.map("metrics_collected", Map.of("kubernetes", kubernetes), "force_flush_interval", 5));
    }

    /** Builds an {@link AgentConfiguration}. */
    @AutoBuilder
    public abstract static class Builder {
        Builder() {}

        abstract Builder clusterName(String clusterName);

        /** The time between two collections, from 15 to 172800 seconds. Default: 60. */
        public abstract Builder metricsCollectionInterval(int seconds);

        /** The agent to deploy. Default: {@link AgentRelease#CURRENT}. */
        public abstract Builder release(AgentRelease release);

        /** What is collected. Default: {@link KubernetesMetrics#standard()}. */
        public abstract Builder metrics(KubernetesMetrics metrics);

        /** The traces that it takes. Default: none. */
        public abstract Builder traces(@Nullable AgentTraces traces);

        /** The AWS region, needed with otel metrics. Default: that of the node. */
        public abstract Builder region(@Nullable String region);

        /** {@return the configuration, checked} */
        public abstract AgentConfiguration build();
    }
}

package io.cloudtelemetry.eks.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.auto.value.AutoBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the agent on each node collects, and how often.
 *
 * @param clusterName the cluster's name, a token of the CDK included; it becomes the metrics' dimension ClusterName
 * @param metricsCollectionInterval the time between two collections, in seconds: the period of the metrics
 * @param release the agent to configure
 * @param metrics what is collected
 */
public record AgentConfiguration(
        String clusterName, int metricsCollectionInterval, AgentRelease release, KubernetesMetrics metrics) {
    /** The shortest time between two collections, in seconds; the longest depends on the release. */
    public static final int SHORTEST_INTERVAL = 15;

    static final int LONGEST_INTERVAL = 172_800;
    private static final Pattern CLUSTER_NAME = Pattern.compile("[0-9A-Za-z][A-Za-z0-9_-]{0,99}");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writer(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    /**
     * Checks the values against each other.
     *
     * @throws IllegalArgumentException when the cluster's name or the interval cannot be, or the release cannot collect
     *     the metrics
     */
    public AgentConfiguration {
        requireClusterName("clusterName", clusterName);
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
        if (!release.collects(metrics)) {
            throw new IllegalArgumentException(
                    "metrics must be standard with the agent release %s, got %s: it is older than they are, so use the release %s"
                            .formatted(release.word(), metrics.word(), AgentRelease.CURRENT.word()));
        }
    }

    /** Starts a configuration for a cluster, given by name or by token. */
    public static Builder builder(String clusterName) {
        return new AutoBuilder_AgentConfiguration_Builder()
                .clusterName(clusterName)
                .metricsCollectionInterval(60)
                .release(AgentRelease.CURRENT)
                .metrics(KubernetesMetrics.standard());
    }

    /**
     * Checks that EKS can have a cluster of that name; a token of the CDK passes.
     *
     * @param property what the message calls the name
     * @throws IllegalArgumentException if it cannot
     */
    public static void requireClusterName(String property, String clusterName) {
        if (!clusterName.contains("${Token[")
                && !CLUSTER_NAME.matcher(clusterName).matches()) {
            // As JSON, so that a line break in it cannot break the message.
            throw new IllegalArgumentException(property + " must be 1 to 100 letters, digits, hyphens and underscores,"
                    + " the first a letter or digit, got " + TextNode.valueOf(clusterName)
                    + ": give the name that EKS lists, not an ARN");
        }
    }

    /** {@return the agent's configuration file, as JSON} */
    public String toJson() {
        return toJson(clusterName);
    }

    /**
     * {@return the SHA-256 of the configuration file, in hexadecimal} The cluster's name has no part in it: as long as
     * it is a token, its text differs from one synthesis to the next.
     */
    public String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(toJson("cluster").getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String toJson(String name) {
        var root = JSON.createObjectNode();
        var logs = root.putObject("logs");
        var kubernetes = logs.putObject("metrics_collected")
                .putObject("kubernetes")
                .put("cluster_name", name)
                .put("metrics_collection_interval", metricsCollectionInterval);
        // As JSON booleans: the agent reads the text "true" as false and says nothing.
        new TreeMap<>(metrics.agentOptions()).forEach(kubernetes::putPOJO);
        logs.put("force_flush_interval", 5);
        try {
            return PRETTY.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers can be written", e);
        }
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

        /** {@return the configuration, checked} */
        public abstract AgentConfiguration build();
    }
}

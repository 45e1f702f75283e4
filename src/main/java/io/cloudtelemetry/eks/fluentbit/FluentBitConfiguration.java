package io.cloudtelemetry.eks.fluentbit;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.eks.kubernetes.CdkTokens;
import io.cloudtelemetry.eks.kubernetes.KubernetesNames;
import io.cloudtelemetry.ordered.Ordered;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What Fluent Bit reads on each node, and what becomes of it; {@link Builder} describes each value.
 *
 * @param clusterName the cluster's name, a token of the CDK included; it is part of the log groups' names
 * @param region the region of the log groups, a token of the CDK included
 */
public record FluentBitConfiguration(
        String clusterName,
        String region,
        Set<LogSource> sources,
        List<LogExclusion> exclusions,
        OptOut optOut,
        Set<StackTrace> stackTraces,
        String streamPrefix,
        ReadFrom readFrom,
        PodMetadata podMetadata) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}");
    private static final Pattern STREAM_PREFIX = Pattern.compile("[A-Za-z0-9._/#-]{0,64}");

    /**
     * Copies the values and checks them against each other.
     *
     * @throws IllegalArgumentException if one is not valid, or would have no effect
     */
    public FluentBitConfiguration {
        KubernetesNames.requireClusterName("clusterName", clusterName);
        KubernetesNames.require(REGION, "region", region, "the code of a region such as eu-west-1");
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources must be at least one of %s, got none"
                    .formatted(List.of(LogSource.values()).stream()
                            .map(LogSource::word)
                            .toList()));
        }
        sources = Ordered.sorted(sources);
        exclusions = List.copyOf(exclusions);
        stackTraces = Ordered.sorted(stackTraces);
        KubernetesNames.require(
                STREAM_PREFIX,
                "streamPrefix",
                CdkTokens.replaced(Objects.requireNonNull(streamPrefix, "streamPrefix"), "t"),
                "up to 64 letters, digits, hyphens, underscores, slashes, dots and number signs");
        requireOfApplication(
                sources,
                "exclusions",
                exclusions.stream().map(LogExclusion::path).toList());
        requireOfApplication(sources, "optOut", optOut == OptOut.NONE ? List.of() : List.of(optOut));
        requireOfApplication(sources, "stackTraces", new TreeSet<>(stackTraces));
    }

    private static void requireOfApplication(Set<LogSource> sources, String property, Collection<?> values) {
        if (!values.isEmpty() && !sources.contains(LogSource.APPLICATION)) {
            throw new IllegalArgumentException(
                    "%s must be left out where %s is not among the sources, of whose logs alone it decides, got %s"
                            .formatted(property, LogSource.APPLICATION.word(), values));
        }
    }

    /** Starts a configuration for a cluster, given by name or by token, in a region, given by code or by token. */
    public static Builder builder(String clusterName, String region) {
        return new AutoBuilder_FluentBitConfiguration_Builder()
                .clusterName(clusterName)
                .region(region)
                .sources(EnumSet.allOf(LogSource.class))
                .exclusions(List.of())
                .optOut(OptOut.NONE)
                .stackTraces(Set.of())
                .streamPrefix("")
                .readFrom(ReadFrom.HEAD)
                .podMetadata(PodMetadata.API_SERVER);
    }

    /** Builds a {@link FluentBitConfiguration}. */
    @AutoBuilder
    public abstract static class Builder {
        Builder() {}

        abstract Builder clusterName(String clusterName);

        abstract Builder region(String region);

        /** What is read. Default: all of {@link LogSource}. */
        public abstract Builder sources(Set<LogSource> sources);

        /** Containers that are left out of the application log. Default: none. */
        public abstract Builder exclusions(List<LogExclusion> exclusions);

        /** Whether pods may leave themselves out of the application log. Default: {@link OptOut#NONE}. */
        public abstract Builder optOut(OptOut optOut);

        /**
         * Languages whose stack traces in the application log are joined to one event each; a trace that is read in two
         * pieces stays in two. Default: none, an event for each line.
         */
        public abstract Builder stackTraces(Set<StackTrace> languages);

        /**
         * What the names of the log streams begin with, before the node's name: up to 64 letters, digits and
         * {@code -_/.#}. Default: nothing.
         */
        public abstract Builder streamPrefix(String prefix);

        /** Where reading begins in what has not been read before. Default: {@link ReadFrom#HEAD}. */
        public abstract Builder readFrom(ReadFrom readFrom);

        /** Where Fluent Bit looks up the pod of a line. Default: {@link PodMetadata#API_SERVER}. */
        public abstract Builder podMetadata(PodMetadata podMetadata);

        /**
         * {@return the configuration, checked}
         *
         * @throws IllegalArgumentException if a value is not valid, or would have no effect
         */
        public abstract FluentBitConfiguration build();
    }
}

package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.eks.fluentbit.FluentBitConfiguration;
import io.cloudtelemetry.eks.fluentbit.FluentBitInstallation;
import io.cloudtelemetry.eks.fluentbit.LogExclusion;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import io.cloudtelemetry.eks.fluentbit.OptOut;
import io.cloudtelemetry.eks.fluentbit.PodMetadata;
import io.cloudtelemetry.eks.fluentbit.ReadFrom;
import io.cloudtelemetry.eks.fluentbit.StackTrace;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.cloudtelemetry.logs.LogGroupSettings;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The logs of a cluster's containers and Linux nodes. */
public record ContainerLogsConfig(
        @JsonPropertyDescription(
                "What is read: application, what containers print; dataplane, kubelet, containerd, aws-node and kube-proxy; host, the kernel, services and logins of the nodes. Default: all three.")
        List<LogSource> sources,

        @JsonPropertyDescription("Containers that are left out of the application log. Default: none.") @Nullable
        Exclude exclude,

        @JsonPropertyDescription(
                "true: a pod with the annotation fluentbit.io/exclude: \"true\" is left out of the application log. Default: false.")
        @Nullable
        Boolean podsMayOptOut,

        @JsonPropertyDescription(
                "Languages whose stack traces in the application log are joined to one event each. Default: none.")
        List<StackTrace> stackTraces,

        @JsonPropertyDescription(
                "What the names of the log streams begin with, before the node's name: up to 64 letters, digits and -_/.#. Default: nothing.")
        @Nullable
        String streamPrefix,

        @JsonPropertyDescription(
                "Where reading begins, at each start, in what has not been read before: head, or tail, which loses what containers write that start while Fluent Bit does not run. Default: head.")
        ReadFrom readFrom,

        @JsonPropertyDescription(
                "Whom Fluent Bit asks which pod a line is from: apiServer, or kubelet, for clusters of thousands of nodes with Kubernetes 1.33 or later. Default: apiServer.")
        PodMetadata podMetadata,

        @JsonPropertyDescription("How the log groups are kept. Default: 30 days each.") @Nullable
        Groups logGroups,

        @JsonPropertyDescription("How Fluent Bit's pods are run. Default: with 100Mi of memory and up to 250Mi.")
        @Nullable
        PodConfig pod) {
    public static final ContainerLogsConfig DEFAULTS = new ContainerLogsConfig(
            List.of(LogSource.values()),
            null,
            null,
            List.of(),
            null,
            ReadFrom.HEAD,
            PodMetadata.API_SERVER,
            null,
            null);

    public ContainerLogsConfig {
        sources = sources == null ? List.of(LogSource.values()) : Keys.list(sources);
        stackTraces = Keys.list(stackTraces);
        readFrom = readFrom == null ? ReadFrom.HEAD : readFrom;
        podMetadata = podMetadata == null ? PodMetadata.API_SERVER : podMetadata;
        if (Boolean.TRUE.equals(podsMayOptOut) && !sources.contains(LogSource.APPLICATION)) {
            throw new IllegalArgumentException(
                    "podsMayOptOut must be left out where application is not among the sources, got true");
        }
        // Cluster and region are checked with the cluster; here any will do.
        var any = options(
                FluentBitConfiguration.builder("cluster", "eu-west-1"),
                sources,
                exclude,
                podsMayOptOut,
                stackTraces,
                streamPrefix,
                readFrom,
                podMetadata);
        var checked = Keys.renamed("exclusions", "exclude", any::build);
        if (pod != null) {
            var run = pod.options();
            Keys.under("pod", () -> FluentBitInstallation.of(checked).pod(run));
        }
        if (logGroups != null) {
            logGroups.requireOf(sources);
        }
    }

    /** {@return a change of the defaults} */
    public FluentBitConfiguration.Builder options(FluentBitConfiguration.Builder defaults) {
        return options(defaults, sources, exclude, podsMayOptOut, stackTraces, streamPrefix, readFrom, podMetadata);
    }

    private static FluentBitConfiguration.Builder options(
            FluentBitConfiguration.Builder defaults,
            List<LogSource> sources,
            @Nullable Exclude exclude,
            @Nullable Boolean podsMayOptOut,
            List<StackTrace> stackTraces,
            @Nullable String streamPrefix,
            ReadFrom readFrom,
            PodMetadata podMetadata) {
        return defaults.sources(new LinkedHashSet<>(sources))
                .exclusions(exclude == null ? List.of() : exclude.exclusions())
                .optOut(Boolean.TRUE.equals(podsMayOptOut) ? OptOut.BY_ANNOTATION : OptOut.NONE)
                .stackTraces(new LinkedHashSet<>(stackTraces))
                .streamPrefix(streamPrefix == null ? "" : streamPrefix)
                .readFrom(readFrom)
                .podMetadata(podMetadata);
    }

    public PodOptions podOptions() {
        return pod == null ? PodOptions.defaults() : pod.options();
    }

    public Map<LogSource, LogGroupSettings> settings() {
        return logGroups == null ? Map.of() : logGroups.settings();
    }

    /** {@return Fluent Bit on the nodes of a cluster} */
    public FluentBitInstallation installation(String clusterName, String region) {
        return FluentBitInstallation.of(options(FluentBitConfiguration.builder(clusterName, region))
                        .build())
                .pod(podOptions());
    }

    /** What is left out. */
    record Exclude(
            @JsonPropertyDescription("Namespaces, with all their containers. Default: none.")
            List<String> namespaces,

            @JsonPropertyDescription(
                    "Containers by name, in every namespace, such as istio-proxy; or in one, such as shop/web. Default: none.")
            List<String> containers,

            @JsonPropertyDescription(
                    "Files below /var/log/containers/, with * for any text and ? for any character. Default: none.")
            List<String> paths) {
        Exclude {
            namespaces = Keys.list(namespaces);
            containers = Keys.list(containers);
            paths = Keys.list(paths);
            if (namespaces.isEmpty() && containers.isEmpty() && paths.isEmpty()) {
                throw new IllegalArgumentException(
                        "namespaces, containers or paths must be given, got none; leave exclude out to read all");
            }
            exclusions(namespaces, containers, paths);
        }

        List<LogExclusion> exclusions() {
            return exclusions(namespaces, containers, paths);
        }

        private static List<LogExclusion> exclusions(
                List<String> namespaces, List<String> containers, List<String> paths) {
            return Stream.of(
                            namespaces.stream()
                                    .map(name -> Keys.renamed(
                                            "namespace", "namespaces", () -> LogExclusion.namespace(name))),
                            containers.stream()
                                    .map(name ->
                                            Keys.renamed("(namespace|container)", "containers", () -> container(name))),
                            paths.stream().map(path -> Keys.renamed("path", "paths", () -> LogExclusion.path(path))))
                    .flatMap(each -> each)
                    .toList();
        }

        private static LogExclusion container(String name) {
            var slash = name.indexOf('/');
            return slash < 0
                    ? LogExclusion.containerOfAnyNamespace(name)
                    : LogExclusion.container(name.substring(0, slash), name.substring(slash + 1));
        }
    }

    /** How the groups are kept. */
    record Groups(
            @JsonPropertyDescription("/aws/containerinsights/<cluster>/application.") @Nullable
            LogGroupConfig application,

            @JsonPropertyDescription("/aws/containerinsights/<cluster>/dataplane.") @Nullable
            LogGroupConfig dataplane,

            @JsonPropertyDescription("/aws/containerinsights/<cluster>/host.") @Nullable
            LogGroupConfig host) {
        Map<LogSource, LogGroupSettings> settings() {
            var settings = new EnumMap<LogSource, LogGroupSettings>(LogSource.class);
            for (var source : LogSource.values()) {
                var group = of(source);
                if (group != null) {
                    settings.put(source, group.settings());
                }
            }
            return settings;
        }

        private @Nullable LogGroupConfig of(LogSource source) {
            return switch (source) {
                case APPLICATION -> application;
                case DATAPLANE -> dataplane;
                case HOST -> host;
            };
        }

        void requireOf(List<LogSource> sources) {
            for (var source : settings().keySet()) {
                if (!sources.contains(source)) {
                    throw new IllegalArgumentException(
                            "logGroups.%s must be left out where it is not among the sources, got a mapping"
                                    .formatted(source.word()));
                }
            }
        }
    }
}

package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.app.config.LogGroupKeys.LogGroupConfig;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.app.reading.ConfigChecks;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The logs of a cluster's containers and Linux nodes. */
@Describes("""
        sources: What is read: application, what containers print; dataplane, kubelet, containerd, aws-node and kube-proxy; host, the kernel, services and logins of the nodes. Default: all three.
        exclude: Containers that are left out of the application log. Default: none.
        podsMayOptOut: true: a pod with the annotation fluentbit.io/exclude: "true" is left out of the application log. Default: false.
        stackTraces: Languages whose stack traces in the application log are joined to one event each. Default: none.
        streamPrefix: What the names of the log streams begin with, before the node's name: up to 64 letters, digits and -_/.#. Default: nothing.
        readFrom: Where reading begins, at each start, in what has not been read before: head, or tail, which loses what containers write that start while Fluent Bit does not run. Default: head.
        podMetadata: Whom Fluent Bit asks which pod a line is from: apiServer, or kubelet, for clusters of thousands of nodes with Kubernetes 1.33 or later. Default: apiServer.
        logGroups: How the log groups are kept. Default: 30 days each.
        pod: How Fluent Bit's pods are run. Default: with 100Mi of memory and up to 250Mi.
        """)
public record ContainerLogsConfig(
        @Nullable @CamelCase List<LogSource> sources,
        @Nullable Exclude exclude,
        @Nullable Boolean podsMayOptOut,
        @Nullable @CamelCase List<StackTrace> stackTraces,
        @Nullable String streamPrefix,
        @Nullable @CamelCase ReadFrom readFrom,
        @Nullable @CamelCase PodMetadata podMetadata,
        @Nullable Groups logGroups,
        @Nullable PodConfig pod)
        implements Checked {
    public static ContainerLogsConfig asByDefault() {
        return new ContainerLogsConfig(null, null, null, null, null, null, null, null, null);
    }

    public ContainerLogsConfig {
        sources = sources == null ? List.of(LogSource.values()) : sources;
    }

    @Override
    public void check(Checks checks) {
        checks.of(this::requireOptOut, "podsMayOptOut", "sources");
        if (logGroups != null) {
            checks.of(() -> logGroups.requireOf(sources), "logGroups", "sources");
        }
    }

    private void requireOptOut() {
        if (Given.isTrue(podsMayOptOut) && !sources.contains(LogSource.APPLICATION)) {
            throw new IllegalArgumentException(
                    "podsMayOptOut must be left out where application is not among the sources, got true");
        }
    }

    /** Checks what only the logs of a cluster can be checked for. */
    void checkFor(String clusterName, String region) {
        var read = ConfigChecks.renamed("exclusions", "exclude", () -> configuration(clusterName, region));
        ConfigChecks.under("pod", () -> FluentBitInstallation.of(read).pod(podOptions()));
    }

    public FluentBitConfiguration.Builder options(FluentBitConfiguration.Builder defaults) {
        var options = defaults.sources(new LinkedHashSet<>(sources))
                .optOut(Given.isTrue(podsMayOptOut) ? OptOut.BY_ANNOTATION : OptOut.NONE);
        options = with(options, exclude, (before, given) -> before.exclusions(given.exclusions()));
        options = with(options, stackTraces, (before, given) -> before.stackTraces(new LinkedHashSet<>(given)));
        options = with(options, streamPrefix, FluentBitConfiguration.Builder::streamPrefix);
        options = with(options, readFrom, FluentBitConfiguration.Builder::readFrom);
        return with(options, podMetadata, FluentBitConfiguration.Builder::podMetadata);
    }

    public PodOptions podOptions() {
        return pod == null ? PodOptions.defaults() : pod.value();
    }

    public Map<LogSource, LogGroupSettings> settings() {
        return logGroups == null ? Map.of() : logGroups.settings();
    }

    private FluentBitConfiguration configuration(String clusterName, String region) {
        return options(FluentBitConfiguration.builder(clusterName, region)).build();
    }

    public FluentBitInstallation installation(String clusterName, String region) {
        return FluentBitInstallation.of(configuration(clusterName, region)).pod(podOptions());
    }

    /** What is left out. */
    @Describes("""
            namespaces: Namespaces, with all their containers. Default: none.
            containers: Containers by name, in every namespace, such as istio-proxy; or in one, such as shop/web. Default: none.
            paths: Files below /var/log/containers/, with * for any text and ? for any character. Default: none.
            """)
    record Exclude(List<String> namespaces, List<String> containers, List<String> paths) implements Checked {
        @Override
        public void check(Checks checks) {
            checks.ofAll(() -> {
                if (exclusions().isEmpty()) {
                    throw new IllegalArgumentException(
                            "namespaces, containers or paths must be given, got none; leave exclude out to read all");
                }
            });
        }

        List<LogExclusion> exclusions() {
            var exclusions = new ArrayList<LogExclusion>();
            for (var name : namespaces) {
                exclusions.add(ConfigChecks.renamed("namespace", "namespaces", () -> LogExclusion.namespace(name)));
            }
            for (var name : containers) {
                exclusions.add(ConfigChecks.renamed("(namespace|container)", "containers", () -> container(name)));
            }
            for (var path : paths) {
                exclusions.add(ConfigChecks.renamed("path", "paths", () -> LogExclusion.path(path)));
            }
            return exclusions;
        }

        private static LogExclusion container(String name) {
            var slash = name.indexOf('/');
            return slash < 0
                    ? LogExclusion.containerOfAnyNamespace(name)
                    : LogExclusion.container(name.substring(0, slash), name.substring(slash + 1));
        }
    }

    /** How the groups are kept. */
    @Describes("""
            application: /aws/containerinsights/<cluster>/application.
            dataplane: /aws/containerinsights/<cluster>/dataplane.
            host: /aws/containerinsights/<cluster>/host.
            """)
    record Groups(
            @Nullable LogGroupConfig application,
            @Nullable LogGroupConfig dataplane,
            @Nullable LogGroupConfig host) {
        Map<LogSource, LogGroupSettings> settings() {
            var settings = new EnumMap<LogSource, LogGroupSettings>(LogSource.class);
            put(settings, LogSource.APPLICATION, application);
            put(settings, LogSource.DATAPLANE, dataplane);
            put(settings, LogSource.HOST, host);
            return settings;
        }

        private static void put(
                Map<LogSource, LogGroupSettings> settings, LogSource source, @Nullable LogGroupConfig group) {
            if (group != null) {
                settings.put(source, group.settings());
            }
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

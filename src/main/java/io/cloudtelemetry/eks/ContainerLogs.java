package io.cloudtelemetry.eks;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.LogPatternAlarm;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.dashboards.BoardContent;
import io.cloudtelemetry.dashboards.BoardKind;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.eks.fluentbit.FluentBitConfiguration;
import io.cloudtelemetry.eks.fluentbit.FluentBitInstallation;
import io.cloudtelemetry.eks.fluentbit.FluentBitManifests;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import io.cloudtelemetry.eks.kubernetes.KubernetesManifests;
import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.cloudtelemetry.logs.KeptLogGroups;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * Defines the logs of a cluster's containers and Linux nodes: Fluent Bit on each node, the permission to send, and the log
 * groups, which expire.
 *
 * <pre>{@code
 * ContainerLogs.Builder.create(stack, "Logs")
 *         .cluster(ClusterTarget.existing("NRSON-EKS-CLUSTER", KubectlAccess.accessEntry()))
 *         .credentials(AgentCredentials.nodeRoles("EKS-WORKERNODE-ROLE"))
 *         .fluentBit(options -> options.exclusions(List.of(LogExclusion.namespace("load-test"))))
 *         .build();
 * }</pre>
 *
 * <p>The nodes keep their journal in {@code /var/log/journal}, as Amazon Linux 2 and 2023 and Bottlerocket do, or {@link
 * LogSource#DATAPLANE} and {@link LogSource#HOST} are left out. Windows nodes send nothing.
 */
public final class ContainerLogs extends Construct implements Telemetry {
    private final String clusterName;
    private final Place place;
    private final Map<LogSource, LogGroupSettings> settings;
    private final @Nullable String serviceAccountRoleArn;
    private final Construct scopeOfAlarms;
    private final List<DefinedAlarm> defined = new ArrayList<>();

    private ContainerLogs(
            Spec spec,
            Map<LogSource, LogGroupSettings> settings,
            KeptLogGroups groups,
            @Nullable KubernetesManifests manifests) {
        super(spec.scope, spec.id);
        this.clusterName = spec.cluster.name();
        this.settings = settings;
        this.place = Place.of(spec.scope);
        place.with(this);
        var ensured = groups.ensure(this);
        // The actions are those that Fluent Bit's output calls when it makes no groups
        // (plugins/out_cloudwatch_logs/cloudwatch_api.c).
        var statement =
                TelemetryPublisher.writesTo(place, getLogGroupNames(), "logs:CreateLogStream", "logs:PutLogEvents");
        // A name of its own, so that its policy on a node role stands beside that of the agent.
        var publisher =
                new TelemetryPublisher("FluentBit", FluentBitManifests.SERVICE_ACCOUNT, List.of(statement), false);
        var identity = spec.credentials.grant(this, spec.cluster, publisher);
        this.serviceAccountRoleArn = identity.roleArn();
        var first = new ArrayList<>(identity.bind(this, clusterName, publisher));
        first.addAll(ensured);
        if (manifests != null) {
            spec.cluster
                    .manifests(this)
                    .apply(this, "FluentBit", manifests.annotateServiceAccount(identity.annotations()), first);
        }
        this.scopeOfAlarms = place.with(new Construct(this, "Alarms"));
        scopeOfAlarms.getNode().addDependency(ensured.toArray(IDependable[]::new));
    }

    private static ContainerLogs define(Spec spec) {
        var scope = spec.scope;
        var place = Place.of(scope);
        var cluster = spec.cluster;
        var credentials = spec.credentials;
        var configuration = spec.fluentBit
                .apply(FluentBitConfiguration.builder(cluster.name(), place.regionOrToken()))
                .build();
        var installation = new FluentBitInstallation(configuration, spec.pod, credentials.podAnnotations());
        var settings = settings(configuration.sources(), spec.logGroups);
        cluster.requireIn(place);
        credentials.requireIn(place);
        credentials.requireFor(AgentRelease.CURRENT, NodeSystems.LINUX);
        KubernetesManifests manifests = null;
        if (spec.manifestsAppliedBy == ManifestsAppliedBy.KUBECTL) {
            cluster.requireKubectl();
            manifests = ManifestSizeLimit.require("of Fluent Bit", FluentBitManifests.of(installation));
        }
        var groups = new KeptLogGroups();
        settings.forEach(
                (source, kept) -> groups.add("LogGroups", source.word(), source.logGroupName(cluster.name()), kept));
        groups.requireAgreed(scope, spec.id);
        var claim = ClusterClaims.claim(scope, spec.id, cluster, "container logs", "Fluent Bit");
        var provider = credentials.claim(scope, spec.id, cluster);
        var logs = new ContainerLogs(spec, settings, groups, manifests);
        claim.take();
        provider.take();
        return logs;
    }

    private static Map<LogSource, LogGroupSettings> settings(
            Set<LogSource> sources, Map<LogSource, LogGroupSettings> given) {
        for (var source : new TreeSet<>(given.keySet())) {
            if (!sources.contains(source)) {
                throw new IllegalArgumentException("logGroups must be of the sources that are read, %s, got %s"
                        .formatted(words(sources), source.word()));
            }
        }
        var settings = new EnumMap<LogSource, LogGroupSettings>(LogSource.class);
        sources.forEach(source -> settings.put(source, given.getOrDefault(source, LogGroupSettings.byDefault())));
        return settings;
    }

    private static List<String> words(Set<LogSource> sources) {
        return sources.stream().map(LogSource::word).toList();
    }

    /** {@return the names of the log groups, in the order of {@link LogSource}} */
    public List<String> getLogGroupNames() {
        return settings.keySet().stream()
                .map(source -> source.logGroupName(clusterName))
                .toList();
    }

    /**
     * {@return the name of a source's log group}
     *
     * @throws IllegalArgumentException if that source is not read
     */
    public String getLogGroupName(LogSource source) {
        requireRead(source);
        return source.logGroupName(clusterName);
    }

    private LogGroupSettings requireRead(LogSource source) {
        var kept = settings.get(source);
        if (kept == null) {
            throw new IllegalArgumentException("source must be one of those that are read, %s, got %s"
                    .formatted(words(settings.keySet()), source.word()));
        }
        return kept;
    }

    /**
     * Defines an alarm on lines of a log, which goes off when one in a minute matches.
     *
     * @param source whose log
     * @param name what the alarm is about, such as {@code out-of-memory}
     * @param pattern a filter pattern of CloudWatch Logs, such as {@code ?OutOfMemory ?OOMKilled}
     * @param severity how bad it is
     * @param routing who is told
     * @throws IllegalArgumentException if that source is not read, its group is of the class INFREQUENT_ACCESS, or the alarm
     *     cannot be defined; nothing is attached to the tree then
     */
    public DefinedAlarm alarm(LogSource source, String name, String pattern, Severity severity, AlarmRouting routing) {
        requireRead(source).requireStandardClass("logGroups." + source.word(), "metric filters");
        var alarm = LogPatternAlarm.matching(clusterName, name, getLogGroupName(source), pattern, severity)
                .define(scopeOfAlarms, routing);
        defined.add(alarm);
        return alarm;
    }

    /** {@return the ARN of the role of Fluent Bit's service account; null where it has the credentials of its node} */
    public @Nullable String getServiceAccountRoleArn() {
        return serviceAccountRoleArn;
    }

    /** {@return the command that waits until Fluent Bit runs on every node, and says if it does not} */
    public String getRolloutCommand() {
        return "kubectl rollout status daemonset/%s --namespace %s"
                .formatted(FluentBitManifests.DAEMON_SET, NamespaceChart.NAME);
    }

    @Override
    public String name() {
        return clusterName;
    }

    @Override
    public List<DefinedAlarm> alarms() {
        return List.copyOf(defined);
    }

    @Override
    public List<DashboardSection> sections() {
        return List.of(section());
    }

    @Override
    public List<String> logGroupNames() {
        return getLogGroupNames();
    }

    /** {@inheritDoc} RESOURCE_MAP: containers by errors, and by the size of their logs. */
    @Override
    public BoardContent board(BoardKind kind) {
        return kind == BoardKind.RESOURCE_MAP
                ? ClusterSections.ofContainers(clusterName, settings.keySet(), place)
                : BoardContent.NONE;
    }

    /** {@return a section of a board: the newest errors of each log, and which containers write most} */
    public DashboardSection section() {
        return ClusterSections.ofLogs(clusterName, settings.keySet(), place);
    }

    /** Builds {@link ContainerLogs}. */
    @AutoBuilder(ofClass = Spec.class)
    public abstract static class Builder implements software.amazon.jsii.Builder<ContainerLogs> {
        Builder() {}

        /** Starts container logs under a scope. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_ContainerLogs_Builder()
                    .scope(scope)
                    .id(id)
                    .manifestsAppliedBy(ManifestsAppliedBy.KUBECTL)
                    .fluentBit(UnaryOperator.identity())
                    .pod(PodOptions.defaults())
                    .logGroups(Map.of());
        }

        abstract Builder scope(Construct scope);

        abstract Builder id(String id);

        /** The cluster, of this app or existing. */
        public abstract Builder cluster(ClusterTarget cluster);

        /**
         * How Fluent Bit is allowed to send. It may write to these log groups and nothing else, whatever the credentials
         * allow the agent.
         */
        public abstract Builder credentials(AgentCredentials credentials);

        /** Who applies the manifests of Fluent Bit. Default: {@link ManifestsAppliedBy#KUBECTL}. */
        public abstract Builder manifestsAppliedBy(ManifestsAppliedBy manifestsAppliedBy);

        /** What is read, by a change of the defaults of {@link FluentBitConfiguration}. Default: no change. */
        public abstract Builder fluentBit(UnaryOperator<FluentBitConfiguration.Builder> options);

        /** How Fluent Bit's pods are run. Default: {@link PodOptions#defaults}, with 100Mi of memory and up to 250Mi. */
        public abstract Builder pod(PodOptions pod);

        /**
         * How the log groups are kept, {@code /aws/containerinsights/<cluster>/application} and so on, where that is not as
         * by default. They may exist already; retention and key are set, the class stays. Default: one month each, without
         * a key of their own, of the class STANDARD.
         */
        public abstract Builder logGroups(Map<LogSource, LogGroupSettings> settings);

        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if an option is not allowed or would have no effect, kubectl has no way to the
         *     cluster, or its container logs are delivered already; nothing is attached to the tree then
         */
        @Override
        public ContainerLogs build() {
            return define(spec());
        }

        abstract Spec spec();
    }

    record Spec(
            Construct scope,
            String id,
            ClusterTarget cluster,
            AgentCredentials credentials,
            ManifestsAppliedBy manifestsAppliedBy,
            UnaryOperator<FluentBitConfiguration.Builder> fluentBit,
            PodOptions pod,
            Map<LogSource, LogGroupSettings> logGroups) {}
}

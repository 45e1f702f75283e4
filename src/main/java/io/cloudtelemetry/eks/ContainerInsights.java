package io.cloudtelemetry.eks;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.CheckedAlarms;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.DefinedPromQlAlarm;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.alarms.PromQlAlarm;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.agent.AgentTraces;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.agent.OtelMetrics;
import io.cloudtelemetry.eks.fluentbit.ClusterLogGroups;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import io.cloudtelemetry.eks.kubernetes.TelemetryNamespace;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.logs.TelemetryLogGroup;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * Defines Container Insights for a cluster: the CloudWatch agent on its nodes, the permission to publish, and alarms.
 *
 * <pre>{@code
 * ContainerInsights.Builder.create(stack, "Insights")
 *         .cluster(ClusterTarget.existing("NRSON-EKS-CLUSTER", KubectlAccess.accessEntry()))
 *         .credentials(AgentCredentials.nodeRoles("EKS-WORKERNODE-ROLE"))
 *         .routing(topics)
 *         .build();
 * }</pre>
 */
public final class ContainerInsights extends Construct implements Telemetry {
    private final AlarmSubject subject;
    private final KubernetesMetrics metrics;
    private final @Nullable String serviceAccountRoleArn;
    private final List<DefinedAlarm> alarms;
    private final List<DefinedPromQlAlarm> promQlAlarms;

    private ContainerInsights(
            Construct scope,
            String id,
            ClusterTarget cluster,
            AgentCredentials credentials,
            AgentDelivery delivery,
            AgentConfiguration configuration,
            LogGroupSettings performanceLogs,
            AlarmSubject subject,
            CheckedAlarms<DefinedAlarm> alarms,
            List<PromQlAlarm> queries,
            CheckedAlarms<DefinedPromQlAlarm> promQlAlarms) {
        super(scope, id);
        this.subject = subject;
        this.metrics = configuration.metrics();
        var publisher = AgentPublisher.of(Stack.of(this), configuration, delivery);
        var identity = credentials.grant(this, cluster, publisher);
        this.serviceAccountRoleArn = identity.roleArn();
        var groups = logGroups(delivery, performanceLogs);
        var agent = delivery.deliver(this, cluster, configuration, publisher, identity, groups);
        this.alarms = alarms.define(new Construct(this, "Alarms"));
        this.promQlAlarms = queries.isEmpty() ? List.of() : promQlAlarms.define(placeOfQueries(agent));
        if (agent != null) {
            // What silence sets off must not stand before there is somebody to speak.
            this.alarms.stream()
                    .filter(alarm -> alarm.spec().missingData() == TreatMissingData.BREACHING)
                    .forEach(alarm -> alarm.resource().getNode().addDependency(agent));
        }
        AgentAdvice.on(this, configuration, delivery, queries);
    }

    private Construct placeOfQueries(@Nullable IDependable agent) {
        var place = new Construct(this, "PromQlAlarms");
        if (agent != null) {
            place.getNode().addDependency(agent);
        }
        return place;
    }

    /** Before the agent runs: a group that it made would never expire. */
    private List<IDependable> logGroups(AgentDelivery delivery, LogGroupSettings performanceLogs) {
        var names = new ClusterLogGroups(subject.name());
        var groups = new ArrayList<IDependable>();
        if (!(metrics instanceof OtelMetrics)) {
            groups.add(TelemetryLogGroup.ensure(this, "PerformanceLogs", names.performance(), performanceLogs));
        }
        var containerLogs = delivery.containerLogs();
        if (containerLogs != null) {
            var scope = new Construct(this, "ContainerLogs");
            for (var source : LogSource.values()) {
                groups.add(TelemetryLogGroup.ensure(scope, source.word(), names.of(source), containerLogs));
            }
        }
        return groups;
    }

    /** Refuses groups that the app keeps otherwise, before anything is attached. */
    private static void requireLogGroups(
            Construct scope,
            String id,
            AgentConfiguration configuration,
            AgentDelivery delivery,
            LogGroupSettings performanceLogs) {
        var names = new ClusterLogGroups(configuration.clusterName());
        if (!(configuration.metrics() instanceof OtelMetrics)) {
            TelemetryLogGroup.requireAgreed(scope, id + "/PerformanceLogs", names.performance(), performanceLogs);
        }
        var containerLogs = delivery.containerLogs();
        if (containerLogs != null) {
            for (var source : LogSource.values()) {
                TelemetryLogGroup.requireAgreed(
                        scope, id + "/ContainerLogs/" + source.word(), names.of(source), containerLogs);
            }
        }
    }

    static ContainerInsights define(
            Construct scope,
            String id,
            ClusterTarget cluster,
            AgentCredentials credentials,
            AgentDelivery delivery,
            KubernetesMetrics metrics,
            int metricsCollectionInterval,
            @Nullable AgentTraces traces,
            @Nullable LogGroupSettings performanceLogs,
            @Nullable AlarmSet alarms,
            @Nullable List<PromQlAlarm> promQlAlarms,
            AlarmRouting routing) {
        var configuration = AgentConfiguration.builder(cluster.name())
                .metricsCollectionInterval(metricsCollectionInterval)
                .release(delivery.release())
                .metrics(metrics)
                .traces(traces)
                .region(Stack.of(scope).getRegion())
                .build();
        cluster.requireIn(Stack.of(scope));
        credentials.requireIn(Place.of(scope));
        delivery.requireFor(credentials, configuration);
        delivery.requireFor(cluster, configuration);
        if (performanceLogs != null && metrics instanceof OtelMetrics) {
            throw new IllegalArgumentException("performanceLogs must be left out with otel metrics, which write none");
        }
        var kept = performanceLogs == null ? LogGroupSettings.expireAfter(RetentionDays.ONE_MONTH) : performanceLogs;
        kept.requireStandardClass("performanceLogs", "metrics embedded in events");
        var switchedOn = new LinkedHashSet<>(metrics.switchedOn());
        switchedOn.addAll(delivery.switchedOn());
        var subject = new AlarmSubject(
                configuration.clusterName(),
                Map.of("ClusterName", configuration.clusterName()),
                metricsCollectionInterval,
                switchedOn);
        var claims = new ArrayList<>(List.of(credentials.claim(scope, id, cluster)));
        claims.add(Deliveries.claim(scope, id, cluster, "the agent", delivery.word()));
        if (delivery.containerLogs() != null) {
            claims.add(Deliveries.claim(scope, id, cluster, "container logs", delivery.word()));
        }
        requireLogGroups(scope, id, configuration, delivery, kept);
        var chosen = alarms == null ? EksAlarms.recommended(metrics, delivery.release()) : alarms;
        var checked = chosen.checked(scope, subject, routing);
        var queries = promQlAlarms(promQlAlarms, metrics, delivery);
        var checkedQueries = PromQlAlarm.checked(scope, subject.name(), routing, queries);
        var insights = new ContainerInsights(
                scope,
                id,
                cluster,
                credentials,
                delivery,
                configuration,
                kept,
                subject,
                checked,
                queries,
                checkedQueries);
        claims.forEach(Deliveries.Claim::take);
        return insights;
    }

    private static List<PromQlAlarm> promQlAlarms(
            @Nullable List<PromQlAlarm> given, KubernetesMetrics metrics, AgentDelivery delivery) {
        if (given != null && !given.isEmpty() && !(metrics instanceof OtelMetrics)) {
            throw new IllegalArgumentException(
                    "promQlAlarms must be left out with %s metrics, got %d: they are on otel metrics"
                            .formatted(metrics.word(), given.size()));
        }
        if (given != null) {
            return List.copyOf(given);
        }
        return metrics instanceof OtelMetrics ? delivery.promQlAlarms() : List.of();
    }

    /** {@return the cluster's name, as in the metrics' dimension ClusterName} */
    public String getClusterName() {
        return subject.name();
    }

    /**
     * {@return the ARN of the role of the agent's service account, for manifests that others apply; null where the agent has
     * the credentials of its node}
     */
    public @Nullable String getServiceAccountRoleArn() {
        return serviceAccountRoleArn;
    }

    /** {@return the alarms, in order} */
    public List<DefinedAlarm> getAlarms() {
        return alarms;
    }

    /** {@return the PromQL alarms, in order; none without otel metrics} */
    public List<DefinedPromQlAlarm> getPromQlAlarms() {
        return promQlAlarms;
    }

    /** {@return the command that waits until the agent runs on every node, and says if it does not} */
    public String getRolloutCommand() {
        return "kubectl rollout status daemonset/%s --namespace %s"
                .formatted(AgentManifests.DAEMON_SET, TelemetryNamespace.NAME);
    }

    @Override
    public String name() {
        return subject.name();
    }

    @Override
    public List<NamedAlarm> alarms() {
        return Stream.<NamedAlarm>concat(alarms.stream(), promQlAlarms.stream()).toList();
    }

    @Override
    public List<DashboardSection> sections() {
        return List.of(section());
    }

    /** {@return a section of a board: CPU, memory, disk, network, failed nodes and node count} */
    public DashboardSection section() {
        return ClusterSection.of(subject, alarms, Stack.of(this).getRegion());
    }

    /** Builds {@link ContainerInsights}. */
    @AutoBuilder(callMethod = "define", ofClass = ContainerInsights.class)
    public abstract static class Builder implements software.amazon.jsii.Builder<ContainerInsights> {
        Builder() {}

        /** Starts Container Insights under a scope. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_ContainerInsights_Builder()
                    .scope(scope)
                    .id(id)
                    .delivery(AgentDelivery.manifests())
                    .metrics(KubernetesMetrics.standard())
                    .metricsCollectionInterval(60)
                    .routing(AlarmRouting.nobody());
        }

        abstract Builder scope(Construct scope);

        abstract Builder id(String id);

        /** The cluster, of this app or existing. */
        public abstract Builder cluster(ClusterTarget cluster);

        /** How the agent is allowed to publish. */
        public abstract Builder credentials(AgentCredentials credentials);

        /** The way in which the agent gets to the nodes. Default: {@link AgentDelivery#manifests()}. */
        public abstract Builder delivery(AgentDelivery delivery);

        /** What the agent collects. Default: {@link KubernetesMetrics#standard()}. */
        public abstract Builder metrics(KubernetesMetrics metrics);

        /** Seconds between two collections, from 15 to 172800: the period of the metrics. Default: 60. */
        public abstract Builder metricsCollectionInterval(int seconds);

        /** The traces that the agent takes from applications. Default: none. */
        public abstract Builder traces(@Nullable AgentTraces traces);

        /**
         * How the group is kept whose events become the metrics, {@code /aws/containerinsights/<cluster>/performance}. It
         * may exist already; its retention is set. Default: one month, without a key of its own.
         */
        public abstract Builder performanceLogs(@Nullable LogGroupSettings performanceLogs);

        /** What should wake somebody. Default: {@link EksAlarms#recommended(KubernetesMetrics, AgentRelease)}. */
        public abstract Builder alarms(@Nullable AlarmSet alarms);

        /**
         * What should wake somebody, asked of otel metrics by PromQL. Default: with otel metrics, node-memory,
         * node-filesystem, pod-cpu-limit, pod-memory-limit and agent-silent, by the add-on node-cpu, too; else none.
         */
        public abstract Builder promQlAlarms(@Nullable List<PromQlAlarm> alarms);

        /** Who is told. Default: nobody, with a warning at synth. */
        public abstract Builder routing(AlarmRouting routing);

        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if the cluster's name or the interval is not allowed, the release cannot collect
         *     the metrics, an alarm's period is shorter than the interval, or its series is not among the metrics; nothing
         *     is attached to the tree then
         */
        @Override
        public abstract ContainerInsights build();
    }
}

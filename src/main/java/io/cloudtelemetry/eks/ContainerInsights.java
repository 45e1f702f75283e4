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
import io.cloudtelemetry.dashboards.BoardContent;
import io.cloudtelemetry.dashboards.BoardKind;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.agent.AgentTraces;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.agent.OtelMetrics;
import io.cloudtelemetry.eks.fluentbit.ClusterLogGroups;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.cloudtelemetry.logs.KeptLogGroups;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

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
    private final Place place;
    private final @Nullable String serviceAccountRoleArn;
    private final List<String> logGroupNames;
    private final List<DefinedAlarm> alarms;
    private final List<DefinedPromQlAlarm> promQlAlarms;

    private ContainerInsights(Spec spec, Plan plan) {
        super(spec.scope, spec.id);
        this.subject = plan.subject;
        this.place = Place.of(spec.scope);
        place.with(this);
        var publisher = AgentPermissions.of(place, plan.configuration, spec.delivery);
        var identity = spec.credentials.grant(this, spec.cluster, publisher);
        this.serviceAccountRoleArn = identity.roleArn();
        this.logGroupNames = plan.groups.names();
        var agent = plan.agent.deliver(this, publisher, identity, plan.groups.ensure(this));
        this.alarms = plan.alarms.define(place.with(new Construct(this, "Alarms")));
        var scopeOfQueries = plan.queries.isEmpty() ? null : place.with(new Construct(this, "PromQlAlarms"));
        this.promQlAlarms = scopeOfQueries == null ? List.of() : plan.promQlAlarms.define(scopeOfQueries);
        if (agent != null) {
            // Alarms that go off without data come after the agent, which sends it.
            this.alarms.stream()
                    .filter(alarm -> alarm.spec().missingData() == TreatMissingData.BREACHING)
                    .forEach(alarm -> alarm.resource().getNode().addDependency(agent));
            if (scopeOfQueries != null) {
                scopeOfQueries.getNode().addDependency(agent);
            }
        }
        AgentAdvice.on(this, plan.configuration, spec.delivery, plan.queries);
    }

    /** What follows from a specification that has been checked, before anything is attached. */
    private record Plan(
            AgentConfiguration configuration,
            AgentDelivery.Prepared agent,
            KeptLogGroups groups,
            AlarmSubject subject,
            CheckedAlarms<DefinedAlarm> alarms,
            List<PromQlAlarm> queries,
            CheckedAlarms<DefinedPromQlAlarm> promQlAlarms,
            List<ClusterClaims.Claim> claims) {
        static Plan of(Spec spec) {
            var scope = spec.scope;
            var place = Place.of(scope);
            var delivery = spec.delivery;
            var configuration = AgentConfiguration.builder(spec.cluster.name())
                    .metricsCollectionInterval(spec.metricsCollectionInterval)
                    .release(delivery.release())
                    .metrics(spec.metrics)
                    .traces(spec.traces)
                    .region(place.regionOrToken())
                    .build();
            spec.cluster.requireIn(place);
            spec.credentials.requireIn(place);
            var agent = delivery.prepare(spec.cluster, spec.credentials, configuration);
            var groups = groups(spec, configuration.clusterName());
            var switchedOn = new LinkedHashSet<>(spec.metrics.switchedOn());
            switchedOn.addAll(delivery.switchedOn());
            var subject = new AlarmSubject(
                    configuration.clusterName(),
                    Map.of("ClusterName", configuration.clusterName()),
                    spec.metricsCollectionInterval,
                    switchedOn);
            var claims = new ArrayList<>(List.of(spec.credentials.claim(scope, spec.id, spec.cluster)));
            claims.add(ClusterClaims.claim(scope, spec.id, spec.cluster, "the agent", delivery.word()));
            if (delivery.containerLogs() != null) {
                claims.add(ClusterClaims.claim(scope, spec.id, spec.cluster, "container logs", delivery.word()));
            }
            groups.requireAgreed(scope, spec.id);
            var alarms = spec.alarms == null ? EksAlarms.recommended(spec.metrics, delivery.release()) : spec.alarms;
            var queries = promQlAlarms(spec);
            return new Plan(
                    configuration,
                    agent,
                    groups,
                    subject,
                    alarms.checked(scope, subject, spec.routing),
                    queries,
                    PromQlAlarm.checked(scope, subject.name(), spec.routing, queries),
                    claims);
        }

        private static KeptLogGroups groups(Spec spec, String clusterName) {
            var names = new ClusterLogGroups(clusterName);
            var groups = new KeptLogGroups();
            if (!(spec.metrics instanceof OtelMetrics)) {
                var performance = spec.performanceLogs == null ? LogGroupSettings.byDefault() : spec.performanceLogs;
                performance.requireStandardClass("performanceLogs", "metrics embedded in events");
                groups.add(null, "PerformanceLogs", names.performance(), performance);
            } else if (spec.performanceLogs != null) {
                throw new IllegalArgumentException(
                        "performanceLogs must be left out with otel metrics, which write none");
            }
            var containerLogs = spec.delivery.containerLogs();
            if (containerLogs != null) {
                for (var source : LogSource.values()) {
                    groups.add("ContainerLogs", source.word(), names.of(source), containerLogs);
                }
            }
            return groups;
        }

        private static List<PromQlAlarm> promQlAlarms(Spec spec) {
            var otel = spec.metrics instanceof OtelMetrics;
            var usual = otel ? spec.delivery.promQlAlarms() : List.<PromQlAlarm>of();
            var chosen = spec.promQlAlarms == null ? usual : List.copyOf(spec.promQlAlarms);
            if (!chosen.isEmpty() && !otel) {
                throw new IllegalArgumentException(
                        "promQlAlarms must be left out with %s metrics, got %d: they are on otel metrics"
                                .formatted(spec.metrics.word(), chosen.size()));
            }
            return chosen;
        }
    }

    /** {@return the cluster's name, as in the metrics' dimension ClusterName} */
    public String getClusterName() {
        return subject.name();
    }

    /** {@return the ARN of the role of the agent's service account; null where it has the credentials of its node} */
    public @Nullable String getServiceAccountRoleArn() {
        return serviceAccountRoleArn;
    }

    /** {@return the command that waits until the agent runs on every node, and says if it does not} */
    public String getRolloutCommand() {
        return "kubectl rollout status daemonset/%s --namespace %s"
                .formatted(AgentManifests.DAEMON_SET, NamespaceChart.NAME);
    }

    @Override
    public String name() {
        return subject.name();
    }

    /** {@return the alarms, in order: those on metrics, then with otel metrics those in PromQL} */
    @Override
    public List<NamedAlarm> alarms() {
        return Stream.<NamedAlarm>concat(alarms.stream(), promQlAlarms.stream()).toList();
    }

    @Override
    public List<DashboardSection> sections() {
        return List.of(section());
    }

    @Override
    public List<String> logGroupNames() {
        return logGroupNames;
    }

    /** {@return a section of a board: CPU, memory, disk, network, failed nodes and node count} */
    public DashboardSection section() {
        return ClusterSections.ofMetrics(subject, alarms, place);
    }

    /**
     * {@inheritDoc} PERFORMANCE: CPU, memory, network, disk, limits and restarts, from the cluster down to its pods.
     * RESOURCE_MAP: tables by namespace, service, node and pod beside the states of alarms. OPERATIONS: whether agents run.
     */
    @Override
    public BoardContent board(BoardKind kind) {
        return ClusterSections.board(kind, subject, alarms(), place);
    }

    /** Builds {@link ContainerInsights}. */
    @AutoBuilder(ofClass = Spec.class)
    public abstract static class Builder implements software.amazon.jsii.Builder<ContainerInsights> {
        Builder() {}

        /** Starts Container Insights under a scope. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_ContainerInsights_Builder()
                    .scope(scope)
                    .id(id)
                    .delivery(AgentDelivery.manifests())
                    .metrics(KubernetesMetrics.standard())
                    .metricsCollectionInterval(AgentConfiguration.DEFAULT_INTERVAL)
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

        /** PromQL alarms on otel metrics. Default: {@link EksPromQlAlarms#recommended} with otel metrics, else none. */
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
        public ContainerInsights build() {
            var spec = spec();
            var plan = Plan.of(spec);
            var insights = new ContainerInsights(spec, plan);
            plan.claims.forEach(ClusterClaims.Claim::take);
            return insights;
        }

        abstract Spec spec();
    }

    record Spec(
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
            AlarmRouting routing) {}
}

package io.cloudtelemetry.eks;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
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
public final class ContainerInsights extends Construct {
    private final AlarmSubject subject;
    private final List<DefinedAlarm> alarms;

    private ContainerInsights(
            Construct scope,
            String id,
            ClusterTarget cluster,
            AgentCredentials credentials,
            AgentConfiguration configuration,
            AlarmSubject subject,
            AlarmSet alarms,
            AlarmRouting routing) {
        super(scope, id);
        this.subject = subject;
        credentials.grant(this, configuration.clusterName());
        var manifests = AgentManifests.of(configuration);
        var sink = cluster.manifestSink(this);
        // Apart from the rest and kept: deleting a namespace deletes everything in it.
        var namespace = sink.apply(this, "Namespace", List.of(manifests.namespace()), RemovalPolicy.RETAIN);
        var agent = new Construct(this, "Agent");
        sink.apply(agent, "Manifest", manifests.objects(), RemovalPolicy.DESTROY);
        agent.getNode().addDependency(namespace);
        this.alarms = alarms.define(new Construct(this, "Alarms"), subject, routing);
        // What silence sets off must not stand before there is somebody to speak.
        this.alarms.stream()
                .filter(alarm -> alarm.spec().missingData() == TreatMissingData.BREACHING)
                .forEach(alarm -> alarm.resource().getNode().addDependency(agent));
        if (!configuration.release().collectsPodsOnContainerd()) {
            Annotations.of(this)
                    .addWarningV2(
                            "@cloudtelemetry/eks:agentSeesNoPods",
                            "agent release %s sees no pods on containerd, which EKS nodes run since Kubernetes 1.24, and its pods must be restarted after a change of the configuration; use release %s"
                                    .formatted(configuration.release().word(), AgentRelease.CURRENT.word()));
        }
    }

    static ContainerInsights define(
            Construct scope,
            String id,
            ClusterTarget cluster,
            AgentCredentials credentials,
            AgentRelease release,
            KubernetesMetrics metrics,
            int metricsCollectionInterval,
            @Nullable AlarmSet alarms,
            AlarmRouting routing) {
        var configuration = new AgentConfiguration(cluster.name(), metricsCollectionInterval, release, metrics);
        var subject = new AlarmSubject(
                configuration.clusterName(),
                Map.of("ClusterName", configuration.clusterName()),
                metricsCollectionInterval,
                metrics.switchedOn());
        var chosen = alarms == null ? EksAlarms.recommended(metrics, release) : alarms;
        chosen.requireDefinable(scope, subject, routing);
        return new ContainerInsights(scope, id, cluster, credentials, configuration, subject, chosen, routing);
    }

    /** {@return the cluster's name, as in the metrics' dimension ClusterName} */
    public String getClusterName() {
        return subject.name();
    }

    /** {@return the alarms, in order} */
    public List<DefinedAlarm> getAlarms() {
        return alarms;
    }

    /** {@return the command that waits until the agent runs on every node, and says if it does not} */
    public String getRolloutCommand() {
        return "kubectl rollout status daemonset/%s --namespace %s"
                .formatted(AgentManifests.DAEMON_SET, AgentManifests.NAMESPACE);
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
                    .release(AgentRelease.CURRENT)
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

        /** Which agent runs. Default: {@link AgentRelease#CURRENT}. */
        public abstract Builder release(AgentRelease release);

        /** What the agent collects. Default: {@link KubernetesMetrics#standard()}. */
        public abstract Builder metrics(KubernetesMetrics metrics);

        /** Seconds between two collections, from 15 to 172800: the period of the metrics. Default: 60. */
        public abstract Builder metricsCollectionInterval(int seconds);

        /** What should wake somebody. Default: {@link EksAlarms#recommended(KubernetesMetrics, AgentRelease)}. */
        public abstract Builder alarms(@Nullable AlarmSet alarms);

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

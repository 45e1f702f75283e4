package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.PromQlAlarm;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.logs.LogGroupSettings;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;
import software.constructs.IDependable;

/** The way in which the agent gets to the nodes. */
public abstract sealed class AgentDelivery permits ManifestDelivery, AddonDelivery, GitopsDelivery {
    AgentDelivery() {}

    /** {@return delivery by Kubernetes manifests of this library, applied with kubectl} */
    public static ManifestDelivery manifests() {
        return ManifestDelivery.DEFAULTS;
    }

    /** {@return delivery by the EKS add-on amazon-cloudwatch-observability, which needs no kubectl} */
    public static AgentDelivery addon() {
        return addon(AddonOptions.builder().build());
    }

    /** {@return delivery by that add-on with options} */
    public static AgentDelivery addon(AddonOptions options) {
        return new AddonDelivery(Objects.requireNonNull(options, "options"));
    }

    /**
     * {@return delivery by somebody else, such as Argo CD or Flux, from the files that cdk8s renders} Nothing is applied;
     * permission, log groups, alarms and boards are defined all the same.
     */
    public static GitopsDelivery gitops() {
        return GitopsDelivery.DEFAULTS;
    }

    /** {@return the word for it in a configuration file} */
    abstract String word();

    /** {@return the agent that runs} */
    abstract AgentRelease release();

    /**
     * {@return what it switches on beside the metrics, in the words of the metric catalogue, such as {@code
     * device-exporters}; a metric that needs it is refused in an alarm without it}
     */
    public Set<String> switchedOn() {
        return Set.of();
    }

    /** {@return how the groups of the container logs that it sends are kept; null if it sends none} */
    @Nullable
    LogGroupSettings containerLogs() {
        return null;
    }

    /** {@return the alarms on otel metrics that it brings} */
    List<PromQlAlarm> promQlAlarms() {
        return EksPromQlAlarms.ofTheKubelet();
    }

    /** {@return whether it takes the signals of applications} */
    ApplicationSignals applicationSignals() {
        return ApplicationSignals.OFF;
    }

    /**
     * Checks that an agent with that configuration can be delivered in this way and use those credentials.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public abstract void requireFor(AgentCredentials credentials, AgentConfiguration configuration);

    /**
     * Checks and prepares what is delivered; attaches nothing.
     *
     * @throws IllegalArgumentException if the agent cannot be delivered in this way
     */
    abstract Prepared prepare(ClusterTarget cluster, AgentCredentials credentials, AgentConfiguration configuration);

    /** An agent that is ready to be delivered. */
    @FunctionalInterface
    interface Prepared {
        /**
         * Delivers the agent after its log groups; returns the resource to wait for, null if somebody else delivers the
         * agent.
         */
        @Nullable
        IDependable deliver(
                Construct scope, TelemetryPublisher publisher, PublisherIdentity identity, List<IDependable> groups);
    }
}

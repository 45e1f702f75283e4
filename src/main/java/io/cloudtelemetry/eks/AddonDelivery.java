package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.PromQlAlarm;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.AgentTraces;
import io.cloudtelemetry.eks.agent.EnhancedMetrics;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.eks.agent.OtelMetrics;
import io.cloudtelemetry.logs.LogGroupSettings;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.eks.CfnAddon;
import software.amazon.awscdk.services.eks.CfnAddon.PodIdentityAssociationProperty;
import software.constructs.IDependable;

/** Delivery by the EKS add-on amazon-cloudwatch-observability. */
final class AddonDelivery extends AgentDelivery {
    static final String ADDON = "amazon-cloudwatch-observability";

    private final AddonOptions options;

    AddonDelivery(AddonOptions options) {
        this.options = options;
    }

    @Override
    String word() {
        return "addon";
    }

    @Override
    AgentRelease release() {
        return AgentRelease.CURRENT;
    }

    /** Its operator brings the exporters of GPUs and Neuron devices. */
    @Override
    public Set<String> switchedOn() {
        return Set.of("device-exporters");
    }

    @Override
    @Nullable
    LogGroupSettings containerLogs() {
        return options.containerLogs();
    }

    @Override
    List<PromQlAlarm> promQlAlarms() {
        return EksPromQlAlarms.ofTheAddon();
    }

    @Override
    ApplicationSignals applicationSignals() {
        return options.applicationSignals();
    }

    @Override
    public void requireFor(AgentCredentials credentials, AgentConfiguration configuration) {
        credentials.requireFor(release(), options.nodes() == null ? NodeSystems.LINUX : options.nodes());
        if (options.nodes() == NodeSystems.LINUX_AND_WINDOWS && !isAsOnWindows(configuration)) {
            throw new IllegalArgumentException(
                    "metrics must be enhanced, every %d seconds, with the add-on on Windows nodes, got %s every %d: its chart collects so there whatever is chosen, so deliver by manifests or gitops"
                            .formatted(
                                    AgentConfiguration.DEFAULT_INTERVAL,
                                    configuration.metrics().word(),
                                    configuration.metricsCollectionInterval()));
        }
        if (configuration.metrics() instanceof OtelMetrics && !options.hasOtel()) {
            throw new IllegalArgumentException(
                    "metrics must be standard or enhanced with the add-on %s, got otel; take v6.2.0-eksbuild.1 or later"
                            .formatted(options.version()));
        }
        var traces = configuration.traces();
        if (traces != null
                && traces.protocols().contains(AgentTraces.Protocol.XRAY)
                && options.applicationSignals() != ApplicationSignals.OFF) {
            throw new IllegalArgumentException(
                    "traces must be otlp alone with Application Signals, got xray: both would listen on port 2000");
        }
    }

    /**
     * The chart fixes what it collects on Windows nodes (templates/windows of amazon-cloudwatch-observability 6.2.0 to
     * 6.4.0): enhanced metrics every 60 seconds, and Application Signals.
     */
    private static boolean isAsOnWindows(AgentConfiguration configuration) {
        return configuration.metrics() instanceof EnhancedMetrics
                && configuration.metricsCollectionInterval() == AgentConfiguration.DEFAULT_INTERVAL;
    }

    /** {@return whether the cluster may have Windows nodes, and the add-on collects something else on them than is chosen} */
    boolean differsOnWindows(AgentConfiguration configuration) {
        return options.nodes() != NodeSystems.LINUX
                && !(isAsOnWindows(configuration) && applicationSignals() != ApplicationSignals.OFF);
    }

    @Override
    Prepared prepare(ClusterTarget cluster, AgentCredentials credentials, AgentConfiguration configuration) {
        requireFor(credentials, configuration);
        return (scope, publisher, identity, groups) -> {
            var addon = CfnAddon.Builder.create(scope, "Addon")
                    .clusterName(cluster.name())
                    .addonName(ADDON)
                    .addonVersion(options.version())
                    .resolveConflicts(options.onConflict().name())
                    .configurationValues(AddonValues.toJson(configuration, options));
            switch (identity.by()) {
                case NODE -> {}
                case IRSA -> addon.serviceAccountRoleArn(identity.roleArn());
                case POD_IDENTITY ->
                    addon.podIdentityAssociations(List.of(PodIdentityAssociationProperty.builder()
                            .serviceAccount(publisher.serviceAccount())
                            .roleArn(identity.roleArn())
                            .build()));
            }
            var resource = addon.build();
            var first = Stream.concat(groups.stream(), identity.prerequisites().stream());
            resource.getNode().addDependency(first.toArray(IDependable[]::new));
            return resource;
        };
    }
}

package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.PromQlAlarm;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.OtelMetrics;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.constructs.Construct;

/** Warns where options that are allowed leave a part of the cluster unseen. */
final class AgentAdvice {
    private AgentAdvice() {}

    static void on(
            Construct scope, AgentConfiguration configuration, AgentDelivery delivery, List<PromQlAlarm> alarms) {
        var warnings = Annotations.of(scope);
        var release = configuration.release();
        if (!release.collectsPodsOnContainerd()) {
            warnings.addWarningV2(
                    "@cloudtelemetry/eks:agentSeesNoPods",
                    "agent release %s sees no pods on containerd, which EKS nodes run since Kubernetes 1.24, and its pods must be restarted after a change of the configuration; use release %s"
                            .formatted(release.word(), AgentRelease.CURRENT.word()));
        }
        if (delivery instanceof AddonDelivery addon && addon.differsOnWindows(configuration)) {
            warnings.addWarningV2(
                    "@cloudtelemetry/eks:addonOnWindowsNodes",
                    "on Windows nodes the add-on collects enhanced metrics every 60 seconds and takes Application Signals, whatever is chosen; minimal credentials deny it there what is not chosen: Application Signals that are off, and every metric with otel metrics; if the cluster has no such nodes, say so by AddonOptions.nodes(LINUX), in telemetry.yaml agent.windows: false");
        }
        if (configuration.metrics() instanceof OtelMetrics) {
            if (alarms.isEmpty()) {
                warnings.addWarningV2(
                        "@cloudtelemetry/eks:otelHasNoAlarms",
                        "otel metrics are not in the namespace ContainerInsights and have no PromQL alarm, so nothing watches the cluster; leave promQlAlarms out for the recommended ones");
            }
            if (!(delivery instanceof AddonDelivery)) {
                warnings.addWarningV2(
                        "@cloudtelemetry/eks:otelOfTheKubeletOnly",
                        "by %s otel metrics are those of the kubelet and cAdvisor; kube-state-metrics, node-exporter and the API server come with the add-on"
                                .formatted(delivery.word()));
            }
        }
    }
}

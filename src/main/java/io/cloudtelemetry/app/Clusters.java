package io.cloudtelemetry.app;

import io.cloudtelemetry.eks.ContainerInsights;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/** Defines the clusters of a configuration. */
final class Clusters {
    private Clusters() {}

    static List<ContainerInsights> define(ConfiguredStack in) {
        var defined = new ArrayList<ContainerInsights>();
        // A scope of its own, so that no name of a cluster meets that of an output.
        var scope = new Construct(in.stack(), "Clusters");
        for (var cluster : in.config().clusters()) {
            var insights = ContainerInsights.Builder.create(scope, cluster.name())
                    .cluster(cluster.target())
                    .credentials(cluster.credentials().credentials())
                    .delivery(cluster.agent().agentDelivery())
                    .metrics(cluster.kubernetesMetrics())
                    .traces(cluster.agent().agentTraces())
                    .performanceLogs(LogGroupConfig.settings(cluster.performanceLogs()))
                    .metricsCollectionInterval(cluster.agent().metricsCollectionInterval())
                    .alarms(in.withRunbooks(cluster.alarmSet()))
                    .routing(in.routing())
                    .build();
            defined.add(insights);
            var number = defined.size();
            in.output(
                    "Rollout" + number,
                    "Waits until the agent runs on every node of " + cluster.name(),
                    "aws eks update-kubeconfig --region %s --name %s && %s"
                            .formatted(in.region(), cluster.name(), insights.getRolloutCommand()));
            in.testAlarm(number, insights.getAlarms());
        }
        return List.copyOf(defined);
    }
}

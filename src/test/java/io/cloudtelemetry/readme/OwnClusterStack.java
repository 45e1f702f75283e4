package io.cloudtelemetry.readme;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.eks.AddonConflict;
import io.cloudtelemetry.eks.AddonOptions;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.eks.AgentDelivery;
import io.cloudtelemetry.eks.ClusterTarget;
import io.cloudtelemetry.eks.ContainerInsights;
import io.cloudtelemetry.eks.agent.AgentTraces;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.eks_v2.Cluster;
import software.amazon.awscdk.services.eks_v2.KubernetesVersion;
import software.constructs.Construct;

/** The example of docs/eks.md. */
final class OwnClusterStack extends Stack {
    OwnClusterStack(Construct scope, String id) {
        super(scope, id);
        var cluster = Cluster.Builder.create(new Stack(scope, "Cluster"), "Cluster")
                .version(KubernetesVersion.V1_32)
                .build();
        var topics = AlarmRouting.nobody();
        // snippet
        ContainerInsights.Builder.create(this, "Insights")
                .cluster(ClusterTarget.of(cluster))
                .metrics(KubernetesMetrics.enhanced().withoutAcceleratedCompute())
                .delivery(AgentDelivery.addon(AddonOptions.builder()
                        .onConflict(AddonConflict.OVERWRITE)
                        .build()))
                .credentials(AgentCredentials.podIdentity().minimal())
                .traces(AgentTraces.otlp())
                .routing(topics)
                .build();
        // end
    }
}

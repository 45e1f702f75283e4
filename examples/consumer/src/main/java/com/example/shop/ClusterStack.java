package com.example.shop;

import static io.cloudtelemetry.alarms.Severity.CRITICAL;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.eks.ClusterTarget;
import io.cloudtelemetry.eks.ContainerInsights;
import io.cloudtelemetry.eks.EksAlarms;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cdk.lambdalayer.kubectl.v32.KubectlV32Layer;
import software.amazon.awscdk.services.eks_v2.Cluster;
import software.amazon.awscdk.services.eks_v2.DefaultCapacityType;
import software.amazon.awscdk.services.eks_v2.KubectlProviderOptions;
import software.amazon.awscdk.services.eks_v2.KubernetesVersion;
import software.constructs.Construct;

/** The cluster, with Container Insights and the recommended alarms. */
final class ClusterStack extends Stack {
    private final ContainerInsights insights;

    ClusterStack(Construct scope, String id, AlarmRouting routing) {
        super(scope, id);
        // With kubectl, since the agent is applied as manifests.
        var cluster = Cluster.Builder.create(this, "Cluster")
                .clusterName("shop")
                .version(KubernetesVersion.V1_32)
                .defaultCapacityType(DefaultCapacityType.NODEGROUP)
                .kubectlProviderOptions(KubectlProviderOptions.builder()
                        .kubectlLayer(new KubectlV32Layer(this, "Kubectl"))
                        .build())
                .build();
        insights = ContainerInsights.Builder.create(this, "Insights")
                .cluster(ClusterTarget.of(cluster))
                .credentials(AgentCredentials.podIdentity())
                .alarms(EksAlarms.recommended()
                        .change(
                                EksAlarms.NODE_MEMORY,
                                alarm -> alarm.threshold(Threshold.above(90)).severity(CRITICAL)))
                .routing(routing)
                .build();
    }

    ContainerInsights insights() {
        return insights;
    }
}

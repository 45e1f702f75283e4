package io.cloudtelemetry.app;

import io.cloudtelemetry.app.config.ClusterConfig;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.eks.ContainerInsights;
import io.cloudtelemetry.eks.ContainerLogs;
import io.cloudtelemetry.eks.ManifestsAppliedBy;
import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.fluentbit.FluentBitManifests;
import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.ShellCommand;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.logs.LogGroupClass;
import software.constructs.Construct;

/** Defines what watches a cluster, each with commands for its operator. */
final class Clusters {
    static final Concern CONCERN = Concern.of("eks");

    private Clusters() {}

    static Telemetry insights(ConfiguredStack in, Construct scope, ClusterConfig cluster) {
        var insights = ContainerInsights.Builder.create(scope, ConstructIds.in(scope, cluster.name()))
                .cluster(cluster.target())
                .credentials(cluster.credentials().value())
                .delivery(cluster.agent().agentDelivery())
                .metrics(cluster.kubernetesMetrics())
                .traces(cluster.agent().agentTraces())
                .performanceLogs(
                        cluster.performanceLogs() == null
                                ? null
                                : cluster.performanceLogs().settings())
                .metricsCollectionInterval(cluster.agent().metricsCollectionInterval())
                .alarms(in.withRunbooks(cluster.alarmSet()))
                .promQlAlarms(cluster.promQlAlarms())
                .routing(in.routing())
                .build();
        in.output(
                "Rollout",
                cluster.name(),
                "Waits until the agent runs on every node of " + cluster.name(),
                rollout(in, cluster.name(), insights.getRolloutCommand()));
        roleToAnnotate(in, cluster, "AgentRole", AgentManifests.SERVICE_ACCOUNT, insights.getServiceAccountRoleArn());
        return insights;
    }

    static @Nullable Telemetry logs(ConfiguredStack in, Construct scope, ClusterConfig cluster) {
        var read = cluster.containerLogs();
        if (read == null) {
            return null;
        }
        var logs = ContainerLogs.Builder.create(scope, ConstructIds.in(scope, cluster.name()))
                .cluster(cluster.target())
                .credentials(cluster.credentials().value())
                .manifestsAppliedBy(
                        cluster.agent().isAppliedByOthers() ? ManifestsAppliedBy.GITOPS : ManifestsAppliedBy.KUBECTL)
                .fluentBit(read::options)
                .pod(read.podOptions())
                .logGroups(read.settings())
                .build();
        in.output(
                "LogsRollout",
                cluster.name(),
                "Waits until Fluent Bit runs on every node of " + cluster.name(),
                rollout(in, cluster.name(), logs.getRolloutCommand()));
        var first = Collections.min(read.sources());
        var kept = read.settings().get(first);
        LogCommands.show(
                in,
                "ContainerLogs",
                cluster.name(),
                "the logs of " + cluster.name(),
                logs.getLogGroupName(first),
                kept != null && kept.logGroupClass() == LogGroupClass.INFREQUENT_ACCESS);
        roleToAnnotate(in, cluster, "LogsRole", FluentBitManifests.SERVICE_ACCOUNT, logs.getServiceAccountRoleArn());
        return logs;
    }

    /**
     * In a kubeconfig of its own: update-kubeconfig makes its context the current one, whatever alias it gets
     * (awscli/customizations/eks/kubeconfig.py, insert_cluster_user_pair), and the next kubectl would go to that cluster.
     */
    private static String rollout(ConfiguredStack in, String cluster, String command) {
        var file = "telemetry-" + cluster;
        return ShellCommand.of(
                        "aws eks update-kubeconfig --region %s --name %s --kubeconfig ~/.kube/%s && KUBECONFIG=~/.kube/%s ",
                        in.region(), cluster, file, file)
                + command;
    }

    /** Where others apply the manifests, they have to write the role into them. */
    private static void roleToAnnotate(
            ConfiguredStack in, ClusterConfig cluster, String output, String serviceAccount, @Nullable String roleArn) {
        if (roleArn != null
                && cluster.credentials().irsa() != null
                && cluster.agent().isAppliedByOthers()) {
            in.output(
                    output,
                    cluster.name(),
                    "The role for the annotation eks.amazonaws.com/role-arn of the service account " + serviceAccount,
                    roleArn);
        }
    }
}

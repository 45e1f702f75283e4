package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.fluentbit.FluentBitRights;
import io.cloudtelemetry.eks.kubernetes.RbacRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A part of docs/permissions.md: every right in the cluster, and what is not collected without it. */
final class AccessPage {
    private AccessPage() {}

    static String text() {
        var lines = new ArrayList<String>();
        section(lines, "cloudwatch-agent, standard metrics", KubernetesMetrics.standard(), AgentRelease.CURRENT);
        lines.addAll(List.of(
                "The agent that reports on the cluster asks for deployments, daemon sets, stateful sets and volumes, too, once each when",
                "it takes the lock. It is refused, writes `use an no-op ... client instead because of error` to its log for each, and",
                "goes on: nothing of standard metrics comes from them.",
                ""));
        section(
                lines,
                "cloudwatch-agent, enhanced metrics",
                KubernetesMetrics.enhanced().kueue(),
                AgentRelease.CURRENT);
        section(lines, "cloudwatch-agent, otel metrics", KubernetesMetrics.otel(), AgentRelease.CURRENT);
        lines.addAll(List.of(
                "There is no lock, and no lease: the agent writes one only where the add-on runs it for kube-state-metrics, too.",
                ""));
        section(
                lines,
                "cloudwatch-agent of the release walkthrough-2020",
                KubernetesMetrics.standard(),
                AgentRelease.WALKTHROUGH_2020);
        lines.addAll(List.of("### fluent-bit", "", "| right in the whole cluster | feeds |", "| --- | --- |"));
        lines.addAll(FluentBitRights.rows());
        lines.addAll(List.of(
                "",
                "No right is on secrets. `nodes/proxy` is wide: through the kubelet its holder can run commands in every pod, so",
                "let nothing else use the service account cloudwatch-agent. The add-on brings roles of its own."));
        return String.join("\n", lines) + "\n";
    }

    private static void section(List<String> lines, String title, KubernetesMetrics metrics, AgentRelease release) {
        var configuration = AgentConfiguration.builder("cluster")
                .metrics(metrics)
                .release(release)
                .region("eu-west-1")
                .build();
        lines.addAll(List.of("### " + title, "", "| right | where | feeds |", "| --- | --- | --- |"));
        var nodes = metrics instanceof OtelMetrics ? NodeSystems.LINUX : NodeSystems.LINUX_AND_WINDOWS;
        lines.add(rows("whole cluster", AgentRbac.inCluster(configuration, nodes)));
        var inNamespace = AgentRbac.inNamespace(configuration);
        if (!inNamespace.isEmpty()) {
            lines.add(rows("amazon-cloudwatch", inNamespace));
        }
        lines.add("");
    }

    private static String rows(String where, List<RbacRule> rules) {
        return rules.stream()
                .map(rule -> "| %s | %s | %s |".formatted(rule.what(), where, rule.feeds()))
                .collect(Collectors.joining("\n"));
    }
}

package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.agent.LogSource;
import java.util.Arrays;
import java.util.List;

/** The log groups of a cluster's Container Insights, as the agent and Fluent Bit name them. */
record ClusterLogGroups(String clusterName) {
    /** {@return the group whose events become the metrics} */
    String performance() {
        return of("performance");
    }

    /** {@return the groups of the logs of applications, of Kubernetes itself on the nodes, and of the nodes} */
    List<String> containerLogs() {
        return Arrays.stream(LogSource.values())
                .map(source -> source.logGroupName(clusterName))
                .toList();
    }

    /** {@return every group, as a policy names it} */
    String any() {
        return of("*");
    }

    String of(String kind) {
        return "/aws/containerinsights/%s/%s".formatted(clusterName, kind);
    }
}

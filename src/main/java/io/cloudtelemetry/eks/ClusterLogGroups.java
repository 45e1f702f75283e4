package io.cloudtelemetry.eks;

import java.util.List;

/** The log groups of a cluster's Container Insights, as the agent and Fluent Bit name them. */
record ClusterLogGroups(String clusterName) {
    /** {@return the group whose events become the metrics} */
    String performance() {
        return of("performance");
    }

    /** {@return the groups of the logs of applications, of Kubernetes itself on the nodes, and of the nodes} */
    List<String> containerLogs() {
        return List.of(of("application"), of("dataplane"), of("host"));
    }

    /** {@return every group, as a policy names it} */
    String any() {
        return of("*");
    }

    String of(String kind) {
        return "/aws/containerinsights/%s/%s".formatted(clusterName, kind);
    }
}

package io.cloudtelemetry.eks.fluentbit;

import java.util.Arrays;
import java.util.List;

/**
 * The names of a cluster's log groups, as the agent and Fluent Bit write them and Container Insights and its pages in the
 * console read them.
 *
 * @param clusterName the cluster's name, a token or a variable included
 * @hidden
 */
public record ClusterLogGroups(String clusterName) {
    /** {@return the group whose events become the metrics} */
    public String performance() {
        return of("performance");
    }

    /** {@return the group of what Fluent Bit reads there} */
    public String of(LogSource source) {
        return of(source.word());
    }

    /** {@return the groups of everything that Fluent Bit reads there} */
    public List<String> containerLogs() {
        return Arrays.stream(LogSource.values()).map(this::of).toList();
    }

    /** {@return every group, as a policy names it} */
    public String any() {
        return of("*");
    }

    private String of(String kind) {
        return "/aws/containerinsights/%s/%s".formatted(clusterName, kind);
    }
}

package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.RbacRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the agent's service account may read and write in the cluster, by release, metrics and nodes: what that release
 * asks for and can use. Where a right is missing it publishes less and says so in its own log only; docs/permissions.md lists what
 * each is for.
 */
final class AgentRbac {
    private static final Map<String, List<RbacRule>> SETS = RbacRule.read(AgentRbac.class, "agent-access.yaml");

    private AgentRbac() {}

    /** {@return the rules for the whole cluster} */
    static List<RbacRule> inCluster(AgentConfiguration configuration, NodeSystems nodes) {
        var metrics = configuration.metrics();
        if (configuration.release() == AgentRelease.WALKTHROUGH_2020) {
            return set(configuration.release().word());
        }
        if (metrics instanceof OtelMetrics) {
            return set("otel");
        }
        var rules = new ArrayList<>(set("always"));
        if (nodes == NodeSystems.LINUX_AND_WINDOWS) {
            rules.addAll(set("windows"));
        }
        if (metrics instanceof EnhancedMetrics) {
            rules.addAll(set("enhanced"));
        }
        if (metrics.switchedOn().contains("kueue")) {
            rules.addAll(set("kueue"));
        }
        return rules;
    }

    /** {@return the rules for the agent's own namespace} */
    static List<RbacRule> inNamespace(AgentConfiguration configuration) {
        // Those of 2020 are for the whole cluster, and with otel metrics nobody reports for others.
        return configuration.release() == AgentRelease.WALKTHROUGH_2020
                        || configuration.metrics() instanceof OtelMetrics
                ? List.of()
                : set("leader");
    }

    private static List<RbacRule> set(String name) {
        return Objects.requireNonNull(SETS.get(name), name);
    }
}

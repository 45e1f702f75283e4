package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.Variables;
import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cdk8s.plus25.k8s.EnvVar;

/** The variables of the agent's container. */
final class AgentEnvironment {
    /** Those that the agent itself reads and nobody else may set. */
    static final Set<String> NAMES = Ordered.set(
            "HOST_IP",
            "HOST_NAME",
            "K8S_NAMESPACE",
            "K8S_NODE_NAME",
            "K8S_CLUSTER_NAME",
            "CI_VERSION",
            "RUN_IN_CONTAINER",
            "RUN_AS_HOST_PROCESS_CONTAINER");

    private AgentEnvironment() {}

    static List<EnvVar> onLinux(AgentInstallation agent) {
        return Variables.with(own(agent), agent.pod());
    }

    static List<EnvVar> onWindows(AgentInstallation agent) {
        var variables = own(agent);
        variables.add(Variables.of("RUN_IN_CONTAINER", "True"));
        variables.add(Variables.of("RUN_AS_HOST_PROCESS_CONTAINER", "True"));
        return Variables.with(variables, agent.pod());
    }

    private static List<EnvVar> own(AgentInstallation agent) {
        var configuration = agent.configuration();
        var variables = new ArrayList<>(List.of(
                Variables.field("HOST_IP", "status.hostIP"),
                Variables.field("HOST_NAME", "spec.nodeName"),
                Variables.field("K8S_NAMESPACE", "metadata.namespace"),
                Variables.of("CI_VERSION", configuration.release().manifestsVersion())));
        var otel = configuration.metrics() instanceof OtelMetrics;
        if (otel || configuration.metrics().switchedOn().contains("kueue")) {
            // The one by which the agent tells the targets on its own node.
            variables.add(Variables.field("K8S_NODE_NAME", "spec.nodeName"));
        }
        if (otel) {
            variables.add(Variables.of("K8S_CLUSTER_NAME", configuration.clusterName()));
        }
        return variables;
    }
}

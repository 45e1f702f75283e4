package io.cloudtelemetry.eks.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.cdk8s.plus25.k8s.EnvVar;
import org.cdk8s.plus25.k8s.EnvVarSource;
import org.cdk8s.plus25.k8s.ObjectFieldSelector;

/** The variables of the agent's container. */
final class AgentEnvironment {
    /** Those that the agent itself reads and nobody else may set. */
    static final Set<String> NAMES = Set.of(
            "HOST_IP",
            "HOST_NAME",
            "K8S_NAMESPACE",
            "K8S_NODE_NAME",
            "K8S_CLUSTER_NAME",
            "CI_VERSION",
            "RUN_IN_CONTAINER",
            "RUN_AS_HOST_PROCESS_CONTAINER");

    private AgentEnvironment() {}

    static List<EnvVar> of(AgentInstallation agent) {
        var configuration = agent.configuration();
        var variables = new ArrayList<>(List.of(
                field("HOST_IP", "status.hostIP"),
                field("HOST_NAME", "spec.nodeName"),
                field("K8S_NAMESPACE", "metadata.namespace"),
                value("CI_VERSION", configuration.release().manifestsVersion())));
        if (configuration.metrics() instanceof OtelMetrics) {
            variables.add(field("K8S_NODE_NAME", "spec.nodeName"));
            variables.add(value("K8S_CLUSTER_NAME", configuration.clusterName()));
        }
        new TreeMap<>(agent.pod().environment()).forEach((name, value) -> variables.add(value(name, value)));
        return variables;
    }

    static EnvVar value(String name, String value) {
        return EnvVar.builder().name(name).value(value).build();
    }

    private static EnvVar field(String name, String path) {
        return EnvVar.builder()
                .name(name)
                .valueFrom(EnvVarSource.builder()
                        .fieldRef(ObjectFieldSelector.builder().fieldPath(path).build())
                        .build())
                .build();
    }
}

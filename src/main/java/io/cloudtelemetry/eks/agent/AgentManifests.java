package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.KubernetesManifests;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;

/** The agent's Kubernetes objects as plain data, and their names. */
public final class AgentManifests {
    /** The name of the agent's DaemonSet. */
    public static final String DAEMON_SET = "cloudwatch-agent";

    /** The name of the agent's service account. */
    public static final String SERVICE_ACCOUNT = "cloudwatch-agent";

    /** The name of the service that applications send traces to. */
    public static final String SERVICE = "cloudwatch-agent";

    static final String CONFIG_MAP = "cwagentconfig";

    private static final String WINDOWS = "Windows";

    private AgentManifests() {}

    /** {@return the objects of the agent on Linux nodes, run as by default} */
    public static KubernetesManifests of(AgentConfiguration configuration) {
        return of(AgentInstallation.of(configuration));
    }

    /** {@return the objects of the agent} */
    public static KubernetesManifests of(AgentInstallation agent) {
        return KubernetesManifests.of(
                new AgentChart(new App(), DAEMON_SET, agent),
                AgentManifests::manifest,
                List.of("Service", "NamespaceAccess", "Manifest", WINDOWS));
    }

    /** The service is there while the agent takes something, the rights in the namespace while it needs some. */
    private static String manifest(Map<String, Object> object) {
        return switch ((String) object.get("kind")) {
            case "Service" -> "Service";
            case "Role", "RoleBinding" -> "NamespaceAccess";
            // Last: its pods read the configuration that the others bring.
            case "DaemonSet" ->
                ((Map<?, ?>) object.get("metadata")).get("name").equals(AgentPod.WINDOWS_DAEMON_SET)
                        ? WINDOWS
                        : "Manifest";
            default -> "Manifest";
        };
    }
}

package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.ChartObjects;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;

/**
 * The agent's Kubernetes objects as plain data: maps, lists, text, numbers and booleans.
 *
 * @param namespace the namespace, apart from the rest because deleting it deletes everything in it
 * @param manifests all other objects by the id of their manifest, in an order in which they can be applied
 */
public record AgentManifests(Map<String, Object> namespace, Map<String, List<Map<String, Object>>> manifests) {
    /** The name of the agent's DaemonSet. */
    public static final String DAEMON_SET = "cloudwatch-agent";

    /** The name of the agent's service account. */
    public static final String SERVICE_ACCOUNT = "cloudwatch-agent";

    /** The name of the service that applications send traces to. */
    public static final String SERVICE = "cloudwatch-agent";

    private static final String WINDOWS = "Windows";

    static final String CONFIG_MAP = "cwagentconfig";

    /** The config map by which the agents choose the one that reports on the whole cluster. */
    static final String LOCK = "cwagent-clusterleader";

    /** {@return the objects of the agent on Linux nodes, run as by default} */
    public static AgentManifests of(AgentConfiguration configuration) {
        return of(AgentInstallation.of(configuration));
    }

    /** {@return the objects of the agent} */
    public static AgentManifests of(AgentInstallation agent) {
        return new AgentManifests(
                ChartObjects.namespace(),
                ChartObjects.byManifest(
                        new AgentChart(new App(), DAEMON_SET, agent),
                        AgentManifests::manifest,
                        List.of("Service", "NamespaceAccess", "Manifest", WINDOWS)));
    }

    /** The service is there while the agent takes something, the rights in the namespace while it needs some. */
    private static String manifest(Map<String, Object> object) {
        return switch ((String) object.get("kind")) {
            case "Service" -> "Service";
            case "Role", "RoleBinding" -> "NamespaceAccess";
            // Last: its pods read the configuration that the others bring.
            case "DaemonSet" ->
                object.get("metadata") instanceof Map<?, ?> metadata
                                && WindowsAgentPod.DAEMON_SET.equals(metadata.get("name"))
                        ? WINDOWS
                        : "Manifest";
            default -> "Manifest";
        };
    }

    /** {@return all objects but the namespace, in an order in which they can be applied} */
    public List<Map<String, Object>> objects() {
        return ChartObjects.all(manifests);
    }
}

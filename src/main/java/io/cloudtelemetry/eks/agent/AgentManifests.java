package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.KubernetesManifests;
import io.cloudtelemetry.eks.kubernetes.KubernetesTemplate;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import io.cloudtelemetry.eks.kubernetes.RbacRule;
import java.util.List;
import java.util.Map;

/** The agent's Kubernetes objects as plain data, and their names. */
public final class AgentManifests {
    /** The name of the agent's DaemonSet. */
    public static final String DAEMON_SET = "cloudwatch-agent";

    /** The name of the agent's service account. */
    public static final String SERVICE_ACCOUNT = "cloudwatch-agent";

    /** The name of the service that applications send traces to. */
    public static final String SERVICE = "cloudwatch-agent";

    private static final String WINDOWS = "Windows";
    private static final PodResources USUAL = PodResources.of("400m", "400Mi");
    private static final PodResources USUAL_ON_WINDOWS = new PodResources("400m", "400Mi", "500m", "512Mi");

    private AgentManifests() {}

    /** {@return the objects of the agent on Linux nodes, run as by default} */
    public static KubernetesManifests of(AgentConfiguration configuration) {
        return of(AgentInstallation.of(configuration));
    }

    /** {@return the objects of the agent} */
    public static KubernetesManifests of(AgentInstallation agent) {
        return KubernetesManifests.of(
                objects(agent), AgentManifests::manifest, List.of("Service", "NamespaceAccess", "Manifest", WINDOWS));
    }

    /** {@return the objects of agent.yaml that the agent needs} */
    static List<Map<String, Object>> objects(AgentInstallation agent) {
        var configuration = agent.configuration();
        var resources = agent.pod().resources();
        var values = KubernetesTemplate.ofPods(
                agent.pod(), configuration.release().image(), USUAL, agent.podAnnotations(), configuration.sha256());
        values.put("resourcesOnWindows", (resources == null ? USUAL_ON_WINDOWS : resources).toMap());
        values.put("configuration", configuration.toJson());
        values.put("clusterName", configuration.clusterName());
        values.put("inCluster", rules(AgentRbac.inCluster(configuration, agent.nodes())));
        values.put("inNamespace", rules(AgentRbac.inNamespace(configuration)));
        values.put(configuration.release().word(), true);
        values.put("windows", agent.nodes() == NodeSystems.LINUX_AND_WINDOWS);
        var switchedOn = configuration.metrics().switchedOn();
        switchedOn.forEach(word -> values.put(word, true));
        values.put("scrapes", switchedOn.contains("otel") || switchedOn.contains("kueue"));
        values.put("takesFromApplications", configuration.traces() != null || switchedOn.contains("jmx"));
        return KubernetesTemplate.fill(AgentManifests.class, "agent.yaml", values);
    }

    private static List<Map<String, Object>> rules(List<RbacRule> rules) {
        return rules.stream().map(RbacRule::rule).toList();
    }

    /** The service is there while the agent takes something, the rights in the namespace while it needs some. */
    private static String manifest(Map<String, Object> object) {
        return switch ((String) object.get("kind")) {
            case "Service" -> "Service";
            case "Role", "RoleBinding" -> "NamespaceAccess";
            // Last: its pods read the configuration that the others bring.
            case "DaemonSet" ->
                ((Map<?, ?>) object.get("metadata")).get("name").equals(DAEMON_SET + "-windows") ? WINDOWS : "Manifest";
            default -> "Manifest";
        };
    }
}

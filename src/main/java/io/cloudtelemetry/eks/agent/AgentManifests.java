package io.cloudtelemetry.eks.agent;

import java.util.List;
import java.util.Map;
import org.cdk8s.App;

/**
 * The agent's Kubernetes objects as plain data: maps, lists, text, numbers and booleans.
 *
 * @param namespace the namespace, apart from the rest because deleting it deletes everything in it
 * @param objects all other objects of the cluster and of its Linux nodes, in an order in which they can be applied
 * @param windows those of its Windows nodes, which need the others; none without such nodes
 */
public record AgentManifests(
        Map<String, Object> namespace, List<Map<String, Object>> objects, List<Map<String, Object>> windows) {
    /** The namespace of the agent. */
    public static final String NAMESPACE = "amazon-cloudwatch";

    /** The name of the agent's DaemonSet. */
    public static final String DAEMON_SET = "cloudwatch-agent";

    /** The name of the agent's service account. */
    public static final String SERVICE_ACCOUNT = "cloudwatch-agent";

    /** The name of the service that applications send traces to. */
    public static final String SERVICE = "cloudwatch-agent";

    static final String CONFIG_MAP = "cwagentconfig";

    /** The config map by which the agents choose the one that reports on the whole cluster. */
    static final String LOCK = "cwagent-clusterleader";

    /** {@return the objects of the agent on Linux nodes, run as by default} */
    public static AgentManifests of(AgentConfiguration configuration) {
        return of(AgentInstallation.of(configuration));
    }

    /** {@return the objects of the agent} */
    public static AgentManifests of(AgentInstallation agent) {
        var objects = ChartObjects.of(new AgentChart(new App(), DAEMON_SET, agent));
        // What Windows nodes run is the last.
        var windows = agent.nodes() == NodeSystems.LINUX_AND_WINDOWS ? objects.size() - 1 : objects.size();
        return new AgentManifests(
                ChartObjects.namespace(),
                List.copyOf(objects.subList(0, windows)),
                List.copyOf(objects.subList(windows, objects.size())));
    }
}

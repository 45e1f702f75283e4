package io.cloudtelemetry.eks.agent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;

/**
 * The agent's Kubernetes objects as plain data: maps, lists, text, numbers and booleans.
 *
 * @param namespace the namespace, apart from the rest because deleting it deletes everything in it
 * @param objects all other objects, in an order in which they can be applied
 */
public record AgentManifests(Map<String, Object> namespace, List<Map<String, Object>> objects) {
    /** The namespace of the agent. */
    public static final String NAMESPACE = "amazon-cloudwatch";

    /** The name of the agent's DaemonSet. */
    public static final String DAEMON_SET = "cloudwatch-agent";

    /** The name of the agent's service account. */
    public static final String SERVICE_ACCOUNT = "cloudwatch-agent";

    static final String CONFIG_MAP = "cwagentconfig";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

    /** {@return the objects for a configuration} */
    public static AgentManifests of(AgentConfiguration configuration) {
        var chart = new AgentChart(new App(), DAEMON_SET, configuration);
        var objects = JSON.convertValue(chart.toJson(), OBJECTS);
        return new AgentManifests(objects.get(0), List.copyOf(objects.subList(1, objects.size())));
    }
}

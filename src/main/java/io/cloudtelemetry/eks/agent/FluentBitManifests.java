package io.cloudtelemetry.eks.agent;

import java.util.List;
import java.util.Map;
import org.cdk8s.App;

/**
 * Fluent Bit's Kubernetes objects as plain data: maps, lists, text, numbers and booleans.
 *
 * @param namespace the namespace, which is the agent's too, apart from the rest because deleting it deletes everything in
 *     it
 * @param objects all other objects, in an order in which they can be applied
 */
public record FluentBitManifests(Map<String, Object> namespace, List<Map<String, Object>> objects) {
    /** The name of Fluent Bit's DaemonSet. */
    public static final String DAEMON_SET = "fluent-bit";

    /** The name of Fluent Bit's service account, in {@link AgentManifests#NAMESPACE}. */
    public static final String SERVICE_ACCOUNT = "fluent-bit";

    static final String CONFIG_MAP = "fluent-bit-config";

    /** {@return the objects of Fluent Bit} */
    public static FluentBitManifests of(FluentBitInstallation fluentBit) {
        var objects = ChartObjects.of(new FluentBitChart(new App(), DAEMON_SET, fluentBit));
        return new FluentBitManifests(ChartObjects.namespace(), List.copyOf(objects));
    }
}

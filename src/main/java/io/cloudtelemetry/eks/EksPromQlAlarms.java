package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.PromQlAlarm;
import io.cloudtelemetry.alarms.Severity;
import java.util.List;

/**
 * Alarms for {@code otel} metrics, the counterparts of those in {@link EksAlarms}: AWS's thresholds and times ("Recommended
 * PromQL alarms", CloudWatch user guide), in queries of this project.
 *
 * <p>They read metrics of the kubelet, which come with the add-on and without it. Only node-cpu needs the add-on, since the
 * kubelet reports no share of a node's CPU. Names and labels are those of the agent's own integration tests. Each operand is
 * reduced to one value for each node or pod: every label of a node is an attribute of its series, so a changed label makes a
 * second series for as long as the query looks back, and matching two series to one would fail the query for the whole
 * cluster.
 */
public final class EksPromQlAlarms {
    private static final String NODE = "\"@resource.k8s.node.name\"";
    private static final String POD = "\"@resource.k8s.namespace.name\", \"@resource.k8s.pod.name\"";

    private EksPromQlAlarms() {}

    /** {@return the alarms on the metrics that the agent collects with this delivery} */
    public static List<PromQlAlarm> recommended(AgentDelivery delivery) {
        return delivery.promQlAlarms();
    }

    /** {@return the alarms on metrics of the kubelet} */
    static List<PromQlAlarm> ofTheKubelet() {
        return List.of(
                warning(
                        EksAlarms.NODE_MEMORY,
                        "100 * %1$s / (%1$s + %2$s) > 80"
                                .formatted(
                                        highest(NODE, "k8s.node.memory.working_set"),
                                        highest(NODE, "k8s.node.memory.available")),
                        "A worker node has used more than 80 percent of its memory for five minutes, and pods may be evicted."),
                warning(
                        EksAlarms.NODE_FILESYSTEM,
                        "100 * (1 - %s / %s) > 80"
                                .formatted(
                                        highest(NODE, "k8s.node.filesystem.available"),
                                        highest(NODE, "k8s.node.filesystem.capacity")),
                        "The disk of a worker node has been more than 80 percent full for five minutes."),
                warning(
                        EksAlarms.POD_CPU_LIMIT,
                        "100 * %s > 80".formatted(highest(POD, "k8s.pod.cpu_limit_utilization")),
                        "A pod has used more than 80 percent of its CPU limit for five minutes and is being throttled."),
                warning(
                        EksAlarms.POD_MEMORY_LIMIT,
                        "100 * %s > 80".formatted(highest(POD, "k8s.pod.memory_limit_utilization")),
                        "A pod has used more than 80 percent of its memory limit for five minutes and is killed when it reaches it."),
                new PromQlAlarm(
                        EksAlarms.AGENT_SILENT,
                        "absent(%s)".formatted(metric("k8s.node.memory.working_set")),
                        Severity.CRITICAL,
                        "The cluster has sent no metrics for fifteen minutes, so no other alarm of it can go off: see whether the agent's pods run and what they log.",
                        900));
    }

    /** {@return the alarm on a metric of the add-on's node-exporter} */
    static PromQlAlarm ofTheNodeExporter() {
        var idle = "node_cpu_seconds_total{\"@resource.k8s.cluster.name\"=\"%s\",mode=\"idle\"}"
                .formatted(PromQlAlarm.SUBJECT);
        // Idle seconds by the number of CPUs: an average would halve where one series goes on from another.
        var query = "100 * (1 - sum by (%1$s) (rate(%2$s[5m])) / count by (%1$s) (count by (%1$s, cpu) (%2$s))) > 80"
                .formatted(NODE, idle);
        return warning(
                EksAlarms.NODE_CPU,
                query,
                "A worker node has used more than 80 percent of its CPU for five minutes, and its pods compete for it.");
    }

    private static PromQlAlarm warning(String name, String query, String meaning) {
        return new PromQlAlarm(name, query, Severity.WARNING, meaning, 300);
    }

    private static String highest(String by, String name) {
        return "max by (%s) (%s)".formatted(by, metric(name));
    }

    private static String metric(String name) {
        return "{\"__name__\"=\"%s\",\"@resource.k8s.cluster.name\"=\"%s\"}".formatted(name, PromQlAlarm.SUBJECT);
    }
}

package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.ordered.Ordered;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Options of the section {@code kubernetes} of the agent's configuration, each for what is not its default. They are
 * written as JSON booleans: the agent reads the text "true" as false and says nothing.
 */
public enum AgentOption {
    /** Jobs and kube-proxy are named by their pods; enhanced metrics are named so anyway. */
    FULL_POD_NAMES("prefer_full_pod_name", true),
    /** Pods are not counted by Kubernetes service. */
    WITHOUT_SERVICE_TAGS("tag_service", false),
    /** Nothing of GPUs, Neuron and EFA. */
    WITHOUT_ACCELERATED_COMPUTE("accelerated_compute_metrics", false),
    /** Also the metrics of Kueue. */
    KUEUE("kueue_container_insights", true),
    /** Also the JMX metrics that workloads send. */
    JMX("jmx_container_insights", true);

    private final String key;
    private final boolean value;

    AgentOption(String key, boolean value) {
        this.key = key;
        this.value = value;
    }

    String key() {
        return key;
    }

    boolean value() {
        return value;
    }

    static Set<AgentOption> and(Set<AgentOption> options, AgentOption added) {
        var all = EnumSet.of(added);
        all.addAll(options);
        return all;
    }

    static void requireAllowed(String word, Set<AgentOption> allowed, Set<AgentOption> options) {
        for (var option : new TreeSet<>(options)) {
            if (!allowed.contains(option)) {
                throw new IllegalArgumentException(
                        "options of %s metrics must be of %s, got %s".formatted(word, new TreeSet<>(allowed), option));
            }
        }
    }

    /** {@return the options in the words of the metric catalogue, as far as it has any for them} */
    static Set<String> switchedOn(Set<AgentOption> options) {
        var words = new LinkedHashSet<String>();
        if (options.contains(WITHOUT_SERVICE_TAGS)) {
            words.add("without-service-tags");
        }
        if (options.contains(KUEUE)) {
            words.add("kueue");
        }
        if (options.contains(JMX)) {
            words.add("jmx");
        }
        return Ordered.sorted(words);
    }
}

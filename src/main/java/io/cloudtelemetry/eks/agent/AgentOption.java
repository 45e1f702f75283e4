package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.ordered.Ordered;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Options of the section {@code kubernetes} of the agent's configuration, each for a value that is not the default. They are
 * written as JSON booleans: the agent reads the text "true" as false and says nothing.
 */
public enum AgentOption {
    /** Jobs and kube-proxy are named by their pods; enhanced metrics are named so anyway. */
    FULL_POD_NAMES("prefer_full_pod_name", true, null),
    /** Pods are not counted by Kubernetes service. */
    WITHOUT_SERVICE_TAGS("tag_service", false, "without-service-tags"),
    /** Nothing of GPUs, Neuron and EFA. */
    WITHOUT_ACCELERATED_COMPUTE("accelerated_compute_metrics", false, null),
    /** Also the metrics of Kueue. */
    KUEUE("kueue_container_insights", true, "kueue"),
    /** Also the JMX metrics that workloads send. */
    JMX("jmx_container_insights", true, "jmx");

    final String key;
    final boolean value;
    private final @Nullable String switchedOn;

    AgentOption(String key, boolean value, @Nullable String switchedOn) {
        this.key = key;
        this.value = value;
        this.switchedOn = switchedOn;
    }

    static Set<AgentOption> and(Set<AgentOption> options, AgentOption added) {
        var all = EnumSet.of(added);
        all.addAll(options);
        return all;
    }

    static Set<AgentOption> requireAllowed(String word, Set<AgentOption> allowed, Set<AgentOption> given) {
        var options = Ordered.sorted(given);
        for (var option : options) {
            if (!allowed.contains(option)) {
                throw new IllegalArgumentException(
                        "options of %s metrics must be of %s, got %s".formatted(word, new TreeSet<>(allowed), option));
            }
        }
        return options;
    }

    /** {@return the words of the metric catalogue for these options, if it has any} */
    static Set<String> switchedOn(Collection<AgentOption> options) {
        return Ordered.sorted(options.stream()
                .map(option -> option.switchedOn)
                .filter(Objects::nonNull)
                .toList());
    }
}

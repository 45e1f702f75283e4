package io.cloudtelemetry.eks.agent;

import static java.util.stream.Collectors.toMap;

import io.cloudtelemetry.ordered.Ordered;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Container Insights without enhanced observability.
 *
 * @param options what is not as by default: {@link AgentOption#FULL_POD_NAMES}, {@link AgentOption#WITHOUT_SERVICE_TAGS}
 */
public record StandardMetrics(Set<AgentOption> options) implements KubernetesMetrics {
    private static final Set<AgentOption> ALLOWED =
            Ordered.set(AgentOption.FULL_POD_NAMES, AgentOption.WITHOUT_SERVICE_TAGS);

    /**
     * Copies the options.
     *
     * @throws IllegalArgumentException if one is for enhanced metrics only
     */
    public StandardMetrics {
        options = AgentOption.requireAllowed("standard", ALLOWED, options);
    }

    /**
     * {@return these metrics with Jobs and kube-proxy named by their pods} A series for each pod, which is billed.
     * Default: by what the name of the pod begins with.
     */
    public StandardMetrics fullPodNames() {
        return with(AgentOption.FULL_POD_NAMES);
    }

    /**
     * {@return these metrics without the series of pods by Kubernetes service, which are billed like all others} Default:
     * with them.
     */
    public StandardMetrics withoutServiceTags() {
        return with(AgentOption.WITHOUT_SERVICE_TAGS);
    }

    private StandardMetrics with(AgentOption option) {
        return new StandardMetrics(AgentOption.and(options, option));
    }

    @Override
    public String word() {
        return "standard";
    }

    @Override
    public Set<String> switchedOn() {
        return AgentOption.switchedOn(options);
    }

    @Override
    public Map<String, Object> agentOptions() {
        return options.stream().collect(toMap(option -> option.key, option -> option.value, (a, b) -> a, TreeMap::new));
    }
}

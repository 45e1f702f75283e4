package io.cloudtelemetry.eks.agent;

import java.util.Map;
import java.util.Set;

/** What the agent collects of a cluster. */
public sealed interface KubernetesMetrics {
    /** {@return Container Insights without enhanced observability: 25 metrics, billed as custom metrics} */
    static KubernetesMetrics standard() {
        return new Standard();
    }

    /**
     * {@return Container Insights with enhanced observability, billed per observation} Also of containers, workloads, the
     * control plane and, as the agent does by default, accelerated computing.
     */
    static KubernetesMetrics enhanced() {
        return new Enhanced();
    }

    /** {@return the word for it in a configuration file} */
    String word();

    /** {@return what it switches on, in the words by which the metric catalogue says what a series requires} */
    Set<String> switchedOn();

    /** {@return what it adds to the section kubernetes of the agent's configuration} */
    Map<String, Boolean> agentOptions();

    /** Without enhanced observability. */
    record Standard() implements KubernetesMetrics {
        @Override
        public String word() {
            return "standard";
        }

        @Override
        public Set<String> switchedOn() {
            return Set.of();
        }

        @Override
        public Map<String, Boolean> agentOptions() {
            return Map.of();
        }
    }

    /** With enhanced observability. */
    record Enhanced() implements KubernetesMetrics {
        @Override
        public String word() {
            return "enhanced";
        }

        @Override
        public Set<String> switchedOn() {
            return Set.of("enhanced", "accelerated-compute");
        }

        @Override
        public Map<String, Boolean> agentOptions() {
            return Map.of("enhanced_container_insights", true);
        }
    }
}

package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.ordered.Ordered;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Container Insights with enhanced observability.
 *
 * @param options what is not as by default: {@link AgentOption#WITHOUT_SERVICE_TAGS},
 *     {@link AgentOption#WITHOUT_ACCELERATED_COMPUTE}, {@link AgentOption#KUEUE}, {@link AgentOption#JMX}
 * @param gpuInterval seconds between two collections of GPU metrics; null for 60
 */
public record EnhancedMetrics(
        Set<AgentOption> options, @Nullable Integer gpuInterval) implements KubernetesMetrics {
    private static final Set<AgentOption> ALLOWED = Ordered.set(
            AgentOption.WITHOUT_SERVICE_TAGS,
            AgentOption.WITHOUT_ACCELERATED_COMPUTE,
            AgentOption.KUEUE,
            AgentOption.JMX);

    /**
     * Copies the options.
     *
     * @throws IllegalArgumentException if one is for standard metrics only, or the interval is out of range or of metrics
     *     that are left out
     */
    public EnhancedMetrics {
        options = AgentOption.requireAllowed("enhanced", ALLOWED, options);
        if (gpuInterval != null && options.contains(AgentOption.WITHOUT_ACCELERATED_COMPUTE)) {
            throw new IllegalArgumentException(
                    "gpuInterval must not be given without the metrics of accelerated compute, got " + gpuInterval);
        }
        if (gpuInterval != null && (gpuInterval < 1 || gpuInterval > AgentConfiguration.LONGEST_INTERVAL)) {
            throw new IllegalArgumentException("gpuInterval must be from 1 to %d seconds, got %d"
                    .formatted(AgentConfiguration.LONGEST_INTERVAL, gpuInterval));
        }
    }

    /** {@return these metrics without the series of pods by Kubernetes service} Default: with them. */
    public EnhancedMetrics withoutServiceTags() {
        return with(AgentOption.WITHOUT_SERVICE_TAGS);
    }

    /** {@return these metrics without those of GPUs, Neuron devices and EFA} Default: with them. */
    public EnhancedMetrics withoutAcceleratedCompute() {
        return with(AgentOption.WITHOUT_ACCELERATED_COMPUTE);
    }

    /**
     * {@return these metrics and those of Kueue, in the namespace ContainerInsights/Prometheus} Default: without them.
     */
    public EnhancedMetrics kueue() {
        return with(AgentOption.KUEUE);
    }

    /**
     * {@return these metrics and those that Java workloads send to the agent, in the namespace
     * ContainerInsights/Prometheus} Default: without them.
     */
    public EnhancedMetrics jmx() {
        return with(AgentOption.JMX);
    }

    /**
     * {@return these metrics with another time between two collections of GPU metrics} Below 60 seconds the agent publishes
     * distributions of values, once a minute. Default: 60.
     *
     * @throws IllegalArgumentException if that is out of range, or those metrics are left out
     */
    public EnhancedMetrics gpuInterval(int seconds) {
        return new EnhancedMetrics(options, seconds);
    }

    private EnhancedMetrics with(AgentOption option) {
        return new EnhancedMetrics(AgentOption.and(options, option), gpuInterval);
    }

    @Override
    public String word() {
        return "enhanced";
    }

    @Override
    public Set<String> switchedOn() {
        var words = new LinkedHashSet<>(AgentOption.switchedOn(options));
        words.add("enhanced");
        if (!options.contains(AgentOption.WITHOUT_ACCELERATED_COMPUTE)) {
            words.add("accelerated-compute");
        }
        return Ordered.sorted(words);
    }

    @Override
    public Map<String, Object> agentOptions() {
        var all = new LinkedHashMap<String, Object>(Map.of("enhanced_container_insights", true));
        options.forEach(option -> all.put(option.key, option.value));
        if (gpuInterval != null) {
            all.put("accelerated_compute_gpu_metrics_collection_interval", gpuInterval);
        }
        return Ordered.sorted(all);
    }
}

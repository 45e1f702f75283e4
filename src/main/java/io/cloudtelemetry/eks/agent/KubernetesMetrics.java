package io.cloudtelemetry.eks.agent;

import java.util.Map;
import java.util.Set;

/** What the agent collects of a cluster. */
public sealed interface KubernetesMetrics permits StandardMetrics, EnhancedMetrics, OtelMetrics {
    /** {@return Container Insights without enhanced observability: 25 metrics, billed as custom metrics} */
    static StandardMetrics standard() {
        return new StandardMetrics(Set.of());
    }

    /**
     * {@return Container Insights with enhanced observability, billed per observation} Also of containers, workloads, the
     * control plane and, as the agent does by default, accelerated computing.
     */
    static EnhancedMetrics enhanced() {
        return new EnhancedMetrics(Set.of(), null);
    }

    /**
     * {@return Container Insights over OpenTelemetry, billed by the gigabyte} Its metrics have the names of Prometheus and
     * are queried by PromQL; in the namespace ContainerInsights there is nothing, hence no alarm on it.
     */
    static OtelMetrics otel() {
        return new OtelMetrics();
    }

    /** {@return the word for it in a configuration file} */
    String word();

    /** {@return what it switches on, in the words by which the metric catalogue says what a series requires} */
    Set<String> switchedOn();

    /** {@return what it adds to its section of the agent's configuration} */
    Map<String, Object> agentOptions();
}

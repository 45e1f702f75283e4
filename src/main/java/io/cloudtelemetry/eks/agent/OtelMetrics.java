package io.cloudtelemetry.eks.agent;

import java.util.Map;
import java.util.Set;

/** Container Insights over OpenTelemetry. */
public record OtelMetrics() implements KubernetesMetrics {
    @Override
    public String word() {
        return "otel";
    }

    /** {@return itself, with which no metric of the namespace ContainerInsights is published} */
    @Override
    public Set<String> switchedOn() {
        return Set.of("otel");
    }

    @Override
    public Map<String, Object> agentOptions() {
        return Map.of();
    }
}

package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.eks.agent.AgentOption;
import io.cloudtelemetry.eks.agent.EnhancedMetrics;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.agent.StandardMetrics;
import io.cloudtelemetry.ordered.Ordered;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is collected otherwise than by default. */
record MetricsConfig(
        @JsonPropertyDescription(
                "false: pods are not counted by Kubernetes service, which saves series. Default: true. Not with otel.")
        @Nullable
        Boolean serviceTags,

        @JsonPropertyDescription(
                "true: Jobs and kube-proxy are named by their pods. Default: false. With standard only; enhanced names them so anyway.")
        @Nullable
        Boolean fullPodNames,

        @JsonPropertyDescription("false: nothing of GPUs, Neuron and EFA. Default: true. With enhanced only.") @Nullable
        Boolean acceleratedCompute,

        @JsonPropertyDescription("Seconds between two collections of GPU metrics. Default: 60. With enhanced only.")
        @Nullable
        Integer gpuInterval,

        @JsonPropertyDescription("true: also the metrics of Kueue. Default: false. With enhanced only.") @Nullable
        Boolean kueue,

        @JsonPropertyDescription(
                "true: also the JMX metrics that workloads send to the agent. Default: false. With enhanced only.")
        @Nullable
        Boolean jmx) {
    private static final Map<String, Set<Kind>> KINDS = new TreeMap<>(Ordered.entries(
            Map.entry("serviceTags", EnumSet.of(Kind.STANDARD, Kind.ENHANCED)),
            Map.entry("fullPodNames", EnumSet.of(Kind.STANDARD)),
            Map.entry("acceleratedCompute", EnumSet.of(Kind.ENHANCED)),
            Map.entry("gpuInterval", EnumSet.of(Kind.ENHANCED)),
            Map.entry("kueue", EnumSet.of(Kind.ENHANCED)),
            Map.entry("jmx", EnumSet.of(Kind.ENHANCED))));

    KubernetesMetrics metrics(Kind kind) {
        given().forEach((key, value) -> {
            var kinds = Objects.requireNonNull(KINDS.get(key));
            if (!kinds.contains(kind)) {
                throw new IllegalArgumentException(
                        "%s must be given with metrics %s only, got it with %s".formatted(key, kinds, kind));
            }
        });
        var options = EnumSet.noneOf(AgentOption.class);
        add(options, AgentOption.WITHOUT_SERVICE_TAGS, Boolean.FALSE.equals(serviceTags));
        add(options, AgentOption.FULL_POD_NAMES, Boolean.TRUE.equals(fullPodNames));
        add(options, AgentOption.WITHOUT_ACCELERATED_COMPUTE, Boolean.FALSE.equals(acceleratedCompute));
        add(options, AgentOption.KUEUE, Boolean.TRUE.equals(kueue));
        add(options, AgentOption.JMX, Boolean.TRUE.equals(jmx));
        return switch (kind) {
            case STANDARD -> new StandardMetrics(options);
            case ENHANCED -> new EnhancedMetrics(options, gpuInterval);
            case OTEL -> KubernetesMetrics.otel();
        };
    }

    private Map<String, Object> given() {
        var given = new TreeMap<String, Object>();
        put(given, "serviceTags", serviceTags);
        put(given, "fullPodNames", fullPodNames);
        put(given, "acceleratedCompute", acceleratedCompute);
        put(given, "gpuInterval", gpuInterval);
        put(given, "kueue", kueue);
        put(given, "jmx", jmx);
        return given;
    }

    private static void put(Map<String, Object> given, String key, @Nullable Object value) {
        if (value != null) {
            given.put(key, value);
        }
    }

    private static void add(Set<AgentOption> options, AgentOption option, boolean chosen) {
        if (chosen) {
            options.add(option);
        }
    }

    /** What the agent collects. */
    enum Kind {
        STANDARD(KubernetesMetrics.standard()),
        ENHANCED(KubernetesMetrics.enhanced()),
        OTEL(KubernetesMetrics.otel());

        private final KubernetesMetrics metrics;

        Kind(KubernetesMetrics metrics) {
            this.metrics = metrics;
        }

        /** {@return it as by default} */
        KubernetesMetrics metrics() {
            return metrics;
        }

        @Override
        public String toString() {
            return metrics.word();
        }
    }
}

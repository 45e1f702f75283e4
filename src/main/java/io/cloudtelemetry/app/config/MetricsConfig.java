package io.cloudtelemetry.app.config;

import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.eks.agent.AgentOption;
import io.cloudtelemetry.eks.agent.EnhancedMetrics;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.agent.StandardMetrics;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is collected otherwise than by default. */
@Describes("""
        serviceTags: false: pods are not counted by Kubernetes service, which saves series. Default: true. Not with otel.
        fullPodNames: true: Jobs and kube-proxy are named by their pods. Default: false. With standard only; enhanced names them so anyway.
        acceleratedCompute: false: nothing of GPUs, Neuron and EFA. Default: true. With enhanced only.
        gpuInterval: Seconds between two collections of GPU metrics. Default: 60. With enhanced only.
        kueue: true: also the metrics of Kueue. Default: false. With enhanced only.
        jmx: true: also the JMX metrics that workloads send to the agent. Default: false. With enhanced only.
        """)
record MetricsConfig(
        @Nullable Boolean serviceTags,
        @Nullable Boolean fullPodNames,
        @Nullable Boolean acceleratedCompute,
        @Nullable Integer gpuInterval,
        @Nullable Boolean kueue,
        @Nullable Boolean jmx) {
    static MetricsConfig asByDefault() {
        return new MetricsConfig(null, null, null, null, null, null);
    }

    KubernetesMetrics metrics(Kind kind) {
        requireOf(kind, "acceleratedCompute", acceleratedCompute, Kind.ENHANCED);
        requireOf(kind, "fullPodNames", fullPodNames, Kind.STANDARD);
        requireOf(kind, "gpuInterval", gpuInterval, Kind.ENHANCED);
        requireOf(kind, "jmx", jmx, Kind.ENHANCED);
        requireOf(kind, "kueue", kueue, Kind.ENHANCED);
        requireOf(kind, "serviceTags", serviceTags, Kind.STANDARD, Kind.ENHANCED);
        var options = EnumSet.noneOf(AgentOption.class);
        add(options, AgentOption.WITHOUT_SERVICE_TAGS, Boolean.FALSE.equals(serviceTags));
        add(options, AgentOption.FULL_POD_NAMES, Given.isTrue(fullPodNames));
        add(options, AgentOption.WITHOUT_ACCELERATED_COMPUTE, Boolean.FALSE.equals(acceleratedCompute));
        add(options, AgentOption.KUEUE, Given.isTrue(kueue));
        add(options, AgentOption.JMX, Given.isTrue(jmx));
        return switch (kind) {
            case STANDARD -> new StandardMetrics(options);
            case ENHANCED -> new EnhancedMetrics(options, gpuInterval);
            case OTEL -> KubernetesMetrics.otel();
        };
    }

    private static void requireOf(Kind kind, String key, @Nullable Object value, Kind... kinds) {
        var allowed = List.of(kinds);
        if (value != null && !allowed.contains(kind)) {
            throw new IllegalArgumentException(
                    "%s must be given with metrics %s only, got it with %s".formatted(key, allowed, kind));
        }
    }

    private static void add(Set<AgentOption> options, AgentOption option, boolean chosen) {
        if (chosen) {
            options.add(option);
        }
    }

    enum Kind {
        STANDARD,
        ENHANCED,
        OTEL;

        @Override
        public String toString() {
            return CamelCase.Word.of(this);
        }
    }
}

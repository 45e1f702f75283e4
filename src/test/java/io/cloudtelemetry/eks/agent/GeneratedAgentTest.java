package io.cloudtelemetry.eks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.eks.kubernetes.ObjectsWalk;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever is allowed renders to objects that hold; whatever is not is refused with one line. */
class GeneratedAgentTest {
    private static Arbitrary<String> text() {
        return Arbitraries.frequencyOf(List.of(
                Tuple.of(
                        12,
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .ofMinLength(1)
                                .ofMaxLength(15)),
                Tuple.of(
                        1,
                        Arbitraries.strings().withChars("aB1-_./%:\n\t \"'{}").ofMaxLength(70)),
                Tuple.of(1, Arbitraries.strings().all().ofMaxLength(10))));
    }

    private static Arbitrary<Supplier<PodOptions>> pod() {
        var quantities = Arbitraries.of("250m", "1", "0.5", "1 core", "");
        var memory = Arbitraries.of("400Mi", "1Gi", "1GB", "-1");
        var variables = Arbitraries.of("HTTPS_PROXY", "NO_PROXY", "a.b", "HOST_IP", "1ST");
        var number = Arbitraries.of("1", "10%", "0", "101%");
        return Combinators.combine(text(), text(), text(), quantities, memory, variables, number)
                .as((priority, label, repository, cpu, bytes, variable, unavailable) -> () -> PodOptions.defaults()
                        .priorityClassName(priority)
                        .labels(Map.of("team", label, "name", label))
                        .imageRepository("mirror.example.com/" + repository)
                        .resources(PodResources.of(cpu, bytes))
                        .environment(Map.of(variable, label))
                        .maxUnavailable(unavailable));
    }

    private static Arbitrary<Supplier<KubernetesMetrics>> metrics() {
        return Combinators.combine(
                        Arbitraries.of("standard", "enhanced", "otel"),
                        Arbitraries.frequencyOf(List.of(
                                Tuple.of(2, Arbitraries.just(Set.<AgentOption>of())),
                                Tuple.of(
                                        1,
                                        Arbitraries.of(AgentOption.class).set().ofMaxSize(3)))),
                        Arbitraries.integers().between(-1, 200).injectNull(0.8))
                .as((kind, options, gpu) -> () -> switch (kind) {
                    case "standard" -> new StandardMetrics(options);
                    case "enhanced" -> new EnhancedMetrics(options, gpu);
                    default -> KubernetesMetrics.otel();
                });
    }

    @Provide
    Arbitrary<Supplier<AgentInstallation>> agents() {
        var traces = Arbitraries.of(AgentTraces.Protocol.class).set().ofMaxSize(2);
        var clusters = Arbitraries.oneOf(text(), Arbitraries.just("${Token[TOKEN.7]}"));
        return Combinators.combine(
                        metrics(),
                        pod().injectNull(0.8),
                        traces,
                        Arbitraries.of(AgentRelease.class),
                        Arbitraries.of(NodeSystems.class),
                        Arbitraries.integers().between(10, 400),
                        clusters)
                .as((metrics, pod, protocols, release, nodes, interval, cluster) ->
                        () -> AgentInstallation.of(AgentConfiguration.builder(cluster)
                                        .metrics(metrics.get())
                                        .release(release)
                                        .metricsCollectionInterval(interval)
                                        .traces(protocols.isEmpty() ? null : new AgentTraces(protocols))
                                        .region("eu-west-1")
                                        .build())
                                .pod(pod == null ? PodOptions.defaults() : pod.get())
                                .nodes(nodes));
    }

    @Property(tries = 300)
    void rendersOrIsRefused(@ForAll("agents") Supplier<AgentInstallation> supplier) {
        AgentInstallation agent;
        try {
            agent = supplier.get();
        } catch (IllegalArgumentException refused) {
            assertThat(Objects.requireNonNull(refused.getMessage()).lines()).hasSize(1);
            assertThat(refused.getMessage()).contains("must");
            outcome("refused");
            return;
        }
        ObjectsWalk.over(AgentManifests.of(agent).objects());
        outcome("rendered");
    }

    /** Neither is to be the rule, or the test would say little. */
    private static void outcome(String what) {
        Statistics.collect(what);
        Statistics.coverage(coverage -> {
            coverage.check("rendered").percentage(share -> share > 5);
            coverage.check("refused").percentage(share -> share > 5);
        });
    }
}

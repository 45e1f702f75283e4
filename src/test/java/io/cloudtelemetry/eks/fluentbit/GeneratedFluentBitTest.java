package io.cloudtelemetry.eks.fluentbit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.eks.kubernetes.KubernetesModel;
import io.cloudtelemetry.eks.kubernetes.ObjectsWalk;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever is allowed renders to objects and a pipeline that hold; whatever is not is refused with one line. */
class GeneratedFluentBitTest {
    /** Texts as people write them, and as those write them who want to break something. */
    private static Arbitrary<String> text() {
        return Arbitraries.frequencyOf(List.of(
                Tuple.of(
                        30,
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .ofMinLength(1)
                                .ofMaxLength(20)),
                Tuple.of(
                        2,
                        Arbitraries.strings()
                                .withChars("ab-_./#*?${}[]@\n\r\t \"'\\,=:")
                                .ofMaxLength(70)),
                Tuple.of(1, Arbitraries.strings().all().ofMaxLength(10)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "${Token[TOKEN.7]}", "a\n[OUTPUT]\n    Name null", "x\n@INCLUDE y", "${HOME}"))));
    }

    private static Arbitrary<Supplier<LogExclusion>> exclusion() {
        return Combinators.combine(Arbitraries.integers().between(0, 3), text(), text())
                .as((kind, one, other) -> () -> switch (kind) {
                    case 0 -> LogExclusion.namespace(one);
                    case 1 -> LogExclusion.container(one, other);
                    case 2 -> LogExclusion.containerOfAnyNamespace(one);
                    default -> LogExclusion.path(LogExclusion.FOLDER + one);
                });
    }

    private static Arbitrary<Supplier<PodOptions>> pod() {
        return Combinators.combine(text(), text(), Arbitraries.of("PROXY", "X", "a.b", "HOST_NAME", "A b"))
                .as((priority, value, variable) -> () -> {
                    var options = PodOptions.defaults().environment(Map.of(variable, value));
                    return priority.isEmpty() ? options : options.priorityClassName(priority);
                });
    }

    @Provide
    Arbitrary<Supplier<FluentBitInstallation>> configurations() {
        return Combinators.combine(
                        Arbitraries.of("shop", "NRSON-EKS-CLUSTER", "${Token[TOKEN.1]}", "no name"),
                        Arbitraries.of(LogSource.class).set(),
                        exclusion().list().ofMaxSize(2),
                        Arbitraries.of(OptOut.class),
                        Arbitraries.of(StackTrace.class).set(),
                        text(),
                        Arbitraries.of(PodMetadata.class),
                        pod())
                .as((name, sources, exclusions, optOut, traces, prefix, metadata, options) ->
                        () -> FluentBitInstallation.of(FluentBitConfiguration.builder(name, "eu-west-1")
                                        .sources(sources)
                                        .exclusions(exclusions.stream()
                                                .map(Supplier::get)
                                                .toList())
                                        .optOut(optOut)
                                        .stackTraces(traces)
                                        .streamPrefix(prefix)
                                        .podMetadata(metadata)
                                        .build())
                                .pod(options.get()));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void isSoundOrRefusedWithOneLine(@ForAll("configurations") Supplier<FluentBitInstallation> given) {
        FluentBitInstallation fluentBit;
        try {
            fluentBit = given.get();
            Statistics.collect("allowed");
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage().lines()).hasSize(1);
            Statistics.collect("refused");
            assertThat(refused.getMessage()).matches("(?s)[A-Za-z. ()0-9]+ must .*got .*");
            return;
        }
        assertSound(fluentBit);
        Statistics.coverage(each -> {
            each.check("allowed").percentage(share -> share > 5);
            each.check("refused").percentage(share -> share > 5);
        });
    }

    /** The same with few wrong values, so that enough of the tries are allowed. */
    @Property(tries = 60)
    void allowedOptionsRenderToASoundPipeline(
            @ForAll("sources") Set<LogSource> sources, @ForAll("prefixes") String prefix, @ForAll ReadFrom readFrom) {
        var application = sources.contains(LogSource.APPLICATION);
        assertSound(FluentBitInstallation.of(FluentBitConfiguration.builder("shop", "eu-west-1")
                .sources(sources)
                .streamPrefix(prefix)
                .readFrom(readFrom)
                .exclusions(application ? List.of(LogExclusion.namespace("load")) : List.of())
                .stackTraces(application ? Set.of(StackTrace.JAVA) : Set.of())
                .build()));
    }

    @Provide
    Arbitrary<Set<LogSource>> sources() {
        return Arbitraries.of(LogSource.class).set().ofMinSize(1);
    }

    @Provide
    Arbitrary<String> prefixes() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("ABZ09-_./#")
                .ofMaxLength(64);
    }

    private static void assertSound(FluentBitInstallation fluentBit) {
        var configuration = fluentBit.configuration();
        var objects = FluentBitManifests.of(fluentBit).objects();
        ObjectsWalk.over(objects);
        assertThat(KubernetesModel.only(objects, DaemonSet.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers())
                .hasSize(1);
        assertThat(KubernetesModel.only(objects, ConfigMap.class).getData())
                .hasSize(1
                        + configuration.sources().size()
                        + (configuration.stackTraces().isEmpty() ? 0 : 1));
        var pipeline = FluentBitPipeline.of(objects);
        pipeline.requireSound();
        assertThat(pipeline.logGroups())
                .containsExactlyInAnyOrderElementsOf(configuration.sources().stream()
                        .map(source -> source.logGroupName("${TELEMETRY_CLUSTER}"))
                        .toList());
        assertThat(pipeline.variables().stream().filter(name -> !name.startsWith("Token[")))
                .containsExactlyInAnyOrder("TELEMETRY_REGION", "TELEMETRY_CLUSTER", "HOST_NAME");
    }
}

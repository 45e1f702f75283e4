package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.MetricSeries;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/** Whatever {@link AlarmSpec} accepts, CloudFormation's schema accepts too. */
@Tag("strict")
class GeneratedAlarmsTest {
    private static final AlarmSubject CLUSTER = new AlarmSubject(
            "prod", Map.of("ClusterName", "prod"), 60, Set.of("enhanced", "accelerated-compute", "device-exporters"));

    private static final List<MetricDefinition> METRICS =
            List.copyOf(MetricCatalogue.of("ContainerInsights").metrics());

    private static final Set<String> PER_NODE = Set.of("ClusterName", "InstanceId", "NodeName");

    /**
     * One try of two hundred alarms: the validation costs seconds a synth, and an alarm hardly anything. As an edge case
     * the one try could be two hundred times the same.
     */
    @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whatASpecAcceptsHasNoFinding(@ForAll("specs") List<AlarmSpec> specs) throws IOException {
        var folder = Files.createTempDirectory(Path.of("target"), "generated");
        var app = CdkJson.app(folder);
        assertThat(specs.stream().map(spec -> spec.series().getClass()).distinct())
                .hasSize(3);
        var set = AlarmSet.of(specs.toArray(AlarmSpec[]::new));

        set.define(new Stack(app, "Generated"), CLUSTER, GeneratedAlarmsTest::topic);
        app.synth();

        var report = new ObjectMapper()
                .readTree(folder.resolve("validation-report.json").toFile());
        assertThat(report.findValuesAsText("ruleName")).isEmpty();
    }

    private static List<String> topic(Construct scope, Severity severity, AlarmState state) {
        return List.of("arn:aws:sns:eu-west-1:123456789012:" + severity);
    }

    @Provide
    Arbitrary<List<AlarmSpec>> specs() {
        return spec().list()
                .ofSize(200)
                .map(unnamed -> IntStream.range(0, unnamed.size())
                        .mapToObj(index -> unnamed.get(index).apply("generated-" + index))
                        .toList());
    }

    private static Arbitrary<Function<String, AlarmSpec>> spec() {
        var evaluation = Combinators.combine(Arbitraries.integers().between(1, 20), Arbitraries.of(60, 300, 540))
                .as((periods, period) -> new int[] {periods, period});
        return Combinators.combine(
                        series(),
                        Arbitraries.of(Threshold.Comparison.class),
                        Arbitraries.doubles().between(0.01, 0.99).ofScale(2),
                        evaluation,
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(TreatMissingData.class),
                        Arbitraries.of(Severity.class),
                        Arbitraries.strings().ascii().ofMaxLength(600))
                .as((what, comparison, level, range, share, missing, severity, meaning) ->
                        name -> AlarmSpec.builder(name)
                                .series(what)
                                .threshold(threshold(what, comparison, level))
                                .evaluationPeriods(range[0])
                                .datapointsToAlarm(1 + (int) (share * (range[0] - 1)))
                                .period(range[1])
                                .missingData(missing)
                                .severity(severity)
                                .meaning(meaning)
                                .build());
    }

    /** A level between the least and the most that the series can reach; a band only around a metric. */
    private static Threshold threshold(Series what, Threshold.Comparison comparison, double level) {
        var band = comparison.name().endsWith("BAND");
        if (band) {
            return what instanceof MetricSeries ? new Threshold(comparison, 10 * level) : Threshold.atMost(level);
        }
        return new Threshold(comparison, level * (Double.isFinite(what.maximum()) ? what.maximum() : 1_000_000));
    }

    /** The metric under any of its sets of dimensions, with any values that CloudWatch takes. */
    private static Arbitrary<MetricSeries> anyOf(MetricDefinition metric) {
        var value = Arbitraries.strings()
                .withCharRange(' ', '~')
                .ofMinLength(1)
                .ofMaxLength(60)
                .filter(text -> !text.isBlank());
        return Arbitraries.of(metric.dimensionSets())
                .filter(set -> set.isPublishedWith(CLUSTER.switchedOn()))
                .flatMap(set -> value.list().ofSize(set.names().size()).map(values -> {
                    var dimensions = new TreeMap<String, String>();
                    set.names().forEach(name -> dimensions.put(name, values.get(dimensions.size())));
                    dimensions.remove("ClusterName");
                    return Series.of(metric, dimensions);
                }));
    }

    private static Arbitrary<Series> series() {
        var metric = Arbitraries.of(METRICS)
                .flatMap(each -> Combinators.combine(
                                anyOf(each),
                                Arbitraries.of(
                                        "Average", "Minimum", "Maximum", "Sum", "SampleCount", "p90", "tm99", "IQM"))
                        .as(MetricSeries::withStatistic));
        var math = Combinators.combine(metric, metric)
                .as((one, other) -> (Series) Series.math("one + 2 * other", Map.of("one", one, "other", other)));
        var query = Arbitraries.of(METRICS)
                .filter(each -> each.isPublishedBy(PER_NODE, CLUSTER.switchedOn()))
                .flatMap(each -> Arbitraries.of("Average", "Minimum", "Maximum", "Sum", "SampleCount")
                        .map(statistic -> (Series)
                                Series.each(each, "InstanceId", "NodeName").withStatistic(statistic)));
        return Arbitraries.oneOf(metric.map(each -> (Series) each), math, query);
    }
}

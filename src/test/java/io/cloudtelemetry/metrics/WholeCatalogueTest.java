package io.cloudtelemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Holds of every metric of every namespace. */
class WholeCatalogueTest {
    private static final List<MetricDefinition> ALL = MetricCatalogue.namespaces().stream()
            .flatMap(namespace -> MetricCatalogue.of(namespace).metrics().stream())
            .toList();

    @Test
    void someAreOfEachLevel() {
        assertThat(ALL).extracting(MetricDefinition::level).contains(MetricLevel.values());
    }

    @Test
    void eachIsFoundByNamespaceAndName() {
        assertThat(ALL).allSatisfy(metric -> {
            assertThat(MetricCatalogue.find(metric.namespace(), metric.name())).isEqualTo(metric);
            assertThat(metric.doubt()).isEmpty();
        });
    }

    @Test
    void eachSetIsAcceptedWithTheUsualStatisticAndWithoutAWarning() {
        assertThat(ALL)
                .allSatisfy(metric -> assertThat(metric.dimensionSets()).allSatisfy(set -> {
                    var dimensions = valuesOf(set);
                    assertThat(metric.findings(dimensions, metric.statistic())).isEmpty();
                    assertThat(metric.dimensionsOn(dimensions, Map.of())).isEqualTo(dimensions);
                    metric.requireDimensions(set.names());
                }));
    }

    @Test
    void aNamespaceIsReadWhenItIsAskedForAndNoOtherIs() {
        var before = Set.copyOf(MetricCatalogue.LOADED.keySet());
        MetricCatalogue.LOADED.remove("AWS/SQS");
        MetricCatalogue.LOADED.remove("AWS/SNS");

        assertThat(MetricCatalogue.namespaces()).contains("AWS/SQS", "AWS/SNS");
        assertThat(MetricCatalogue.LOADED).doesNotContainKeys("AWS/SQS", "AWS/SNS");
        MetricCatalogue.find("AWS/SQS", "SentMessageSize");
        MetricCatalogue.find("AWS/SQSS", "SentMessageSize");

        assertThat(MetricCatalogue.LOADED).containsKey("AWS/SQS").doesNotContainKey("AWS/SNS");
        assertThat(before).containsAll(MetricCatalogue.LOADED.keySet());
    }

    @Property(tries = 1000)
    void aTypoInANameIsMetWithTheRightWord(@ForAll("metrics") MetricDefinition metric, @ForAll Random chance) {
        var typo = misspelt(metric.name(), chance);
        var names = names(MetricCatalogue.of(metric.namespace()).metrics());
        if (names.contains(typo)) {
            return;
        }

        if (MetricCatalogue.of(metric.namespace()).level() == MetricLevel.EXACT) {
            assertThatThrownBy(() -> MetricCatalogue.find(metric.namespace(), typo))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(metric.name());
        } else {
            var unknown = MetricCatalogue.find(metric.namespace(), typo);
            assertThat(unknown.findings(Map.of(), "Sum")).singleElement().satisfies(finding -> {
                assertThat(finding.level()).isEqualTo(MetricLevel.LISTED);
                assertMeans(finding.text(), typo, metric.name(), names);
            });
        }
    }

    @Property(tries = 1000)
    void aTypoInADimensionIsMetWithTheRightSet(@ForAll("metrics") MetricDefinition metric, @ForAll Random chance) {
        for (var set : metric.dimensionSets()) {
            if (set.names().isEmpty()) {
                continue;
            }
            var dimensions = new TreeMap<>(valuesOf(set));
            var name = List.copyOf(dimensions.keySet()).get(chance.nextInt(dimensions.size()));
            var typo = misspelt(name, chance);
            if (typo.equals(name)) {
                continue;
            }
            dimensions.remove(name);
            dimensions.put(typo, "a");
            var findings = metric.findings(dimensions, metric.statistic());

            if (metric.level() == MetricLevel.NAMED) {
                assertThat(findings).isEmpty();
            } else {
                assertThat(findings).singleElement().satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(metric.level());
                    assertThat(finding.text()).contains(set.toString());
                });
            }
        }
    }

    @Property(tries = 200)
    void aTypoInANamespaceOfAwsIsMetWithTheRightWord(@ForAll("namespaces") String namespace, @ForAll Random chance) {
        var typo = "AWS/" + misspelt(namespace.substring("AWS/".length()), chance);
        if (MetricCatalogue.namespaces().contains(typo)) {
            return;
        }

        assertThat(MetricCatalogue.find(typo, "Errors").findings(Map.of(), "Sum"))
                .singleElement()
                .satisfies(finding -> assertMeans(finding.text(), typo, namespace, MetricCatalogue.namespaces()));
        assertThatThrownBy(() -> MetricCatalogue.of(typo))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(namespace);
    }

    @Provide
    Arbitrary<MetricDefinition> metrics() {
        return Arbitraries.of(ALL);
    }

    @Provide
    Arbitrary<String> namespaces() {
        return Arbitraries.of(MetricCatalogue.namespaces()).filter(namespace -> namespace.startsWith("AWS/"));
    }

    /** The word that is meant, or one that is as near where there is one, such as 4xx beside 5xx. */
    private static void assertMeans(String text, String typo, String meant, Collection<String> known) {
        var named = known.stream()
                .filter(word -> text.endsWith("did you mean " + word + "?"))
                .toList();
        assertThat(named).as(text).hasSize(1);
        assertThat(edits(typo, named.get(0))).as(text + " for " + meant).isLessThanOrEqualTo(2);
        if (known.stream()
                .noneMatch(word -> !word.equals(meant)
                        && Math.abs(word.length() - meant.length()) <= 3
                        && edits(word, meant) <= 3)) {
            assertThat(named).as(text).containsExactly(meant);
        }
    }

    private static String misspelt(String word, Random chance) {
        var at = chance.nextInt(word.length());
        return switch (chance.nextInt(3)) {
            case 0 -> word.substring(0, at) + "Q" + word.substring(at);
            case 1 -> word.substring(0, at) + "Q" + word.substring(at + 1);
            default -> word.length() == 1 ? "QQ" : word.substring(0, at) + word.substring(at + 1);
        };
    }

    private static Map<String, String> valuesOf(DimensionSet set) {
        return set.names().stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> set.values()
                                .getOrDefault(name, Set.of("a"))
                                .iterator()
                                .next()));
    }

    private static List<String> names(Collection<MetricDefinition> metrics) {
        return metrics.stream().map(MetricDefinition::name).toList();
    }

    /** Letters to put in, to leave out and to replace, in words of the same case. */
    private static int edits(String from, String to) {
        var one = from.toLowerCase(Locale.ROOT);
        var other = to.toLowerCase(Locale.ROOT);
        var row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            var next = new int[row.length];
            next[0] = i;
            for (int j = 1; j < row.length; j++) {
                var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                next[j] = Math.min(row[j - 1] + same, 1 + Math.min(row[j], next[j - 1]));
            }
            row = next;
        }
        return row[other.length()];
    }
}

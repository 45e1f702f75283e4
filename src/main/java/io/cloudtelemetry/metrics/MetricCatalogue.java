package io.cloudtelemetry.metrics;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one CloudWatch namespace, read from the resource file of that name.
 *
 * <p>Sources: the CloudWatch agent's translated configurations for {@code ContainerInsights} and {@code
 * ContainerInsights/Prometheus}; for {@code AWS/ApiGateway} the pages on metrics of REST, HTTP and WebSocket APIs in the
 * API Gateway developer guide, and "Recommended alarms" in the CloudWatch user guide; for {@code AWS/EC2} and {@code
 * AWS/AutoScaling} the pages on CloudWatch metrics in their user guides.
 */
public final class MetricCatalogue {
    /** How many names an error lists of the hundreds that a namespace can have. */
    private static final int CLOSEST = 5;

    /** The word in the files for sets that require nothing. */
    private static final String ALWAYS = "always";

    private static final Map<String, MetricCatalogue> LOADED = new ConcurrentHashMap<>();

    private final String namespace;
    private final Map<String, MetricDefinition> metrics;

    private MetricCatalogue(String namespace, Map<String, MetricDefinition> metrics) {
        this.namespace = namespace;
        this.metrics = Collections.unmodifiableMap(metrics);
    }

    /**
     * {@return the catalogue of a namespace}
     *
     * @throws IllegalArgumentException if the library knows no metric of that namespace
     */
    public static MetricCatalogue of(String namespace) {
        return LOADED.computeIfAbsent(Objects.requireNonNull(namespace, "namespace"), MetricCatalogue::load);
    }

    /**
     * {@return the metric of that name}
     *
     * @throws IllegalArgumentException if the namespace has none
     */
    public MetricDefinition metric(String name) {
        var metric = metrics.get(name);
        if (metric == null) {
            throw new IllegalArgumentException("metric must be one that %s has, such as %s, got \"%s\""
                    .formatted(namespace, Nearest.to(name, metrics.keySet(), CLOSEST), name));
        }
        return metric;
    }

    /** {@return every metric of the namespace, by name} */
    public Collection<MetricDefinition> metrics() {
        return metrics.values();
    }

    private static MetricCatalogue load(String namespace) {
        try (var file = MetricCatalogue.class.getResourceAsStream(namespace.replace('/', '-') + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("namespace must be one that the catalogue has, got " + namespace);
            }
            var content = new ObjectMapper().readValue(file, File.class);
            return new MetricCatalogue(
                    namespace,
                    content.metrics().stream()
                            .map(row -> row.in(content))
                            .collect(toMap(MetricDefinition::name, Function.identity(), (a, b) -> a, TreeMap::new)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> names(String commaSeparated) {
        return Collections.unmodifiableSet(new TreeSet<>(Arrays.asList(commaSeparated.split(","))));
    }

    /**
     * A resource file: sets are written as comma-separated names, under the word or words for what must be
     * switched on, or {@code always}.
     *
     * @param switches what each word means and how it is switched on
     */
    private record File(String namespace, List<String> subjects, Map<String, String> switches, List<Row> metrics) {
        List<Set<String>> subjectSets() {
            return subjects.stream().map(MetricCatalogue::names).toList();
        }

        DimensionSet set(String words, String commaSeparated) {
            return new DimensionSet(
                    names(commaSeparated),
                    ALWAYS.equals(words)
                            ? List.of()
                            : Stream.of(words.split(" ")).map(this::requirement).toList());
        }

        private Requirement requirement(String word) {
            var advice = switches.get(word);
            if (advice == null) {
                throw new IllegalStateException("the catalogue of %s does not explain %s".formatted(namespace, word));
            }
            return new Requirement(word, advice);
        }
    }

    private record Row(
            String name,
            String unit,
            String statistic,
            MetricRange range,
            Map<String, List<String>> dimensions,
            boolean sparse,
            @Nullable String condition) {
        MetricDefinition in(File file) {
            return new MetricDefinition(
                    file.namespace(),
                    name,
                    unit,
                    statistic,
                    range,
                    dimensions.entrySet().stream()
                            .flatMap(each -> each.getValue().stream().map(set -> file.set(each.getKey(), set)))
                            .toList(),
                    sparse,
                    condition == null ? "" : condition,
                    file.subjectSets());
        }
    }
}

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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The metrics of one CloudWatch namespace, read from the resource file of that name.
 *
 * <p>Sources: the CloudWatch agent's translated configurations for {@code ContainerInsights}; "Amazon API Gateway
 * dimensions and metrics" in the API Gateway developer guide for {@code AWS/ApiGateway}.
 */
public final class MetricCatalogue {
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
        return LOADED.computeIfAbsent(namespace, MetricCatalogue::load);
    }

    /**
     * {@return the metric of that name}
     *
     * @throws IllegalArgumentException if the namespace has none
     */
    public MetricDefinition metric(String name) {
        var metric = metrics.get(name);
        if (metric == null) {
            throw new IllegalArgumentException(
                    "metric must be one of %s, got %s %s".formatted(metrics.keySet(), namespace, name));
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
            var subjects =
                    content.subjects().stream().map(MetricCatalogue::names).toList();
            return new MetricCatalogue(
                    namespace,
                    content.metrics().stream()
                            .map(row -> row.on(content.namespace(), subjects))
                            .collect(toMap(MetricDefinition::name, Function.identity(), (a, b) -> a, TreeMap::new)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> names(String commaSeparated) {
        return Collections.unmodifiableSet(new TreeSet<>(Arrays.asList(commaSeparated.split(","))));
    }

    /** A resource file: dimension sets are written as comma-separated names. */
    private record File(String namespace, List<String> subjects, List<Row> metrics) {}

    private record Row(String name, String unit, String statistic, MetricRange range, List<String> dimensions) {
        MetricDefinition on(String namespace, List<Set<String>> subjects) {
            return new MetricDefinition(
                    namespace,
                    name,
                    unit,
                    statistic,
                    range,
                    dimensions.stream().map(MetricCatalogue::names).toList(),
                    subjects);
        }
    }
}

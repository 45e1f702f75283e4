package io.cloudtelemetry.metrics;

import io.cloudtelemetry.ordered.Ordered;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one CloudWatch namespace. What is verified stands in a resource file of that name; what is known from AWS's
 * lists only is in one below {@code catalogue}. Each is read when its namespace is first asked for.
 *
 * <p>Sources of what is verified: the CloudWatch agent's translated configurations for {@code ContainerInsights} and {@code
 * ContainerInsights/Prometheus}; for {@code AWS/ApiGateway} the pages on metrics of REST, HTTP and WebSocket APIs in the
 * API Gateway developer guide, and "Recommended alarms" in the CloudWatch user guide; for {@code AWS/EC2} and {@code
 * AWS/AutoScaling} the pages on CloudWatch metrics in their user guides.
 */
public final class MetricCatalogue {
    /** How many names an error lists of the hundreds that a namespace can have. */
    private static final int CLOSEST = 5;

    private static final int LONGEST_NAME = 255;

    /** The word in the files for sets that require nothing. */
    private static final String ALWAYS = "always";

    static final Map<String, MetricCatalogue> LOADED = new ConcurrentHashMap<>();

    private final String namespace;
    private final MetricLevel level;
    private final Map<String, MetricDefinition> metrics;
    private final Map<String, String> unpublished;

    private MetricCatalogue(
            String namespace,
            MetricLevel level,
            Map<String, MetricDefinition> metrics,
            Map<String, String> unpublished) {
        this.namespace = namespace;
        this.level = level;
        this.metrics = Collections.unmodifiableMap(metrics);
        this.unpublished = unpublished;
    }

    /** {@return every namespace of which there is a catalogue, by name} None of their files is read. */
    public static Set<String> namespaces() {
        return ListedMetrics.NAMESPACES;
    }

    /**
     * {@return a metric of any namespace} One that no catalogue has is taken too, with a doubt if it looks like a mistake.
     *
     * @throws IllegalArgumentException if the namespace is one of which each metric is known, and has none of that name; or
     *     if CloudWatch takes no such name
     */
    public static MetricDefinition find(String namespace, String name) {
        requireName("namespace", namespace);
        requireName("name", name);
        if (!namespaces().contains(namespace)) {
            return MetricDefinition.unknown(namespace, name, doubtOf(namespace));
        }
        var catalogue = of(namespace);
        return catalogue.level == MetricLevel.EXACT || catalogue.metrics.containsKey(name)
                ? catalogue.metric(name)
                : MetricDefinition.unknown(
                        namespace,
                        name,
                        "AWS lists no metric %s in %s; did you mean %s?"
                                .formatted(
                                        name,
                                        namespace,
                                        Nearest.to(name, catalogue.metrics.keySet(), 1)
                                                .get(0)));
    }

    /** MetricDatum and PutMetricData in the CloudWatch API reference: 1 to 255 characters, and no colon at the beginning. */
    private static void requireName(String what, String name) {
        if (Objects.requireNonNull(name, what).isBlank() || name.length() > LONGEST_NAME || name.startsWith(":")) {
            throw new IllegalArgumentException("%s must be 1 to %d characters that begin with no colon, got \"%s\""
                    .formatted(what, LONGEST_NAME, name));
        }
    }

    /** Whoever publishes metrics takes a namespace of his own, but AWS keeps those that begin with its name. */
    private static String doubtOf(String namespace) {
        var nearest = Nearest.to(namespace, namespaces());
        return namespace.startsWith("AWS/") || differInOneLetter(namespace, nearest)
                ? "the catalogue has no namespace %s; did you mean %s?".formatted(namespace, nearest)
                : "";
    }

    /** Or in none but for its case: what stands before the first letter that differs and after it is the same. */
    private static boolean differInOneLetter(String one, String other) {
        var before = 0;
        while (one.regionMatches(true, 0, other, 0, before + 1)) {
            before++;
        }
        var after = Math.max(0, Math.max(one.length(), other.length()) - before - 1);
        return one.regionMatches(true, one.length() - after, other, other.length() - after, after);
    }

    /**
     * {@return the catalogue of a namespace}
     *
     * @throws IllegalArgumentException if the library knows no metric of that namespace
     */
    public static MetricCatalogue of(String namespace) {
        return LOADED.computeIfAbsent(Objects.requireNonNull(namespace, "namespace"), MetricCatalogue::load);
    }

    /** {@return its name in CloudWatch} */
    public String namespace() {
        return namespace;
    }

    /** {@return what follows for a metric that the namespace lacks, and for those that say nothing else by themselves} */
    public MetricLevel level() {
        return level;
    }

    /** {@return names that AWS's lists have and nothing publishes, with the reason} */
    Map<String, String> unpublished() {
        return unpublished;
    }

    /**
     * {@return the metric of that name}
     *
     * @throws IllegalArgumentException if the namespace has none
     */
    public MetricDefinition metric(String name) {
        var metric = metrics.get(name);
        if (metric == null) {
            throw new IllegalArgumentException("metric must be one that %s has, such as %s, got \"%s\"%s"
                    .formatted(
                            namespace,
                            Nearest.to(name, metrics.keySet(), CLOSEST),
                            name,
                            unpublished.containsKey(name) ? "; " + unpublished.get(name) : ""));
        }
        return metric;
    }

    /** {@return every metric of the namespace, by name} */
    public Collection<MetricDefinition> metrics() {
        return metrics.values();
    }

    private static MetricCatalogue load(String namespace) {
        if (!namespaces().contains(namespace)) {
            throw new IllegalArgumentException("namespace must be one that the catalogue has, such as %s, got \"%s\""
                    .formatted(Nearest.to(namespace, namespaces(), CLOSEST), namespace));
        }
        var listed = ListedMetrics.read(namespace);
        var metrics = listed.metrics();
        var file = namespace.replace('/', '-') + ".json";
        if (MetricCatalogue.class.getResource(file) == null) {
            return new MetricCatalogue(namespace, listed.level(), metrics, Map.of());
        }
        var content = DataFile.read(MetricCatalogue.class, file, File.class);
        content.metrics().forEach(row -> metrics.put(row.name(), row.in(content)));
        var unpublished = content.unpublished() == null ? Map.<String, String>of() : content.unpublished();
        return new MetricCatalogue(namespace, listed.level(), metrics, unpublished);
    }

    /**
     * A resource file: sets are written as comma-separated names, under the word or words for what must be
     * switched on, or {@code always}.
     *
     * @param switches what each word means and how it is switched on
     * @param unpublished names that AWS's lists have and nothing publishes, with the reason
     */
    private record File(
            String namespace,
            List<String> subjects,
            Map<String, String> switches,
            List<Row> metrics,
            @Nullable Map<String, String> unpublished) {
        List<Set<String>> subjectSets() {
            return subjects.stream()
                    .map(set -> Ordered.sorted(List.of(set.split(","))))
                    .toList();
        }

        DimensionSet set(String words, String commaSeparated) {
            return DimensionSet.of(
                    commaSeparated,
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
                    file.subjectSets(),
                    MetricLevel.EXACT,
                    Set.of(),
                    "");
        }
    }
}

package io.cloudtelemetry.metrics;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the files below {@code catalogue} from a table of AWS's lists, and what AWS's pages add. */
final class CatalogueFiles {
    static final Path FOLDER = Path.of("src/main/resources/io/cloudtelemetry/metrics/catalogue");

    private static final Path ADDITIONS = Path.of("src/test/resources/io/cloudtelemetry/metrics/additions.yaml");

    /** Namespaces that the verified files hold whole. */
    static final Set<String> VERIFIED = Set.of("AWS/ApiGateway", "ContainerInsights");

    /** Where the sets that AWS lists are surely not all, so that another is no reason to warn. */
    private static final Map<String, String> FREE = Map.of(
            "CWAgent", "the agent's configuration chooses the dimensions",
            "AWS/SES", "event destinations choose the dimensions",
            "AWS/DAX", "AWS lists only the sum of an account, though each cluster and node has its series",
            "AWS/CodePipeline", "AWS lists only the sum of an account, though each pipeline has its series");

    private static final String SOURCE =
            "# %s. Written by CatalogueFiles from npm @aws-cdk/aws-service-spec 0.1.216 and"
                    + " metric_metadata.json of GitHub awslabs/mcp, 2026-11-25.\n";

    /** What of a namespace stands on AWS's pages alone; {@code of} is for some of its metrics. */
    record Addition(
            String namespace,
            String source,
            @Nullable String of,
            List<String> sets,
            @Nullable String metrics) {
        private static Set<String> words(@Nullable String text) {
            return text == null ? Set.of() : new TreeSet<>(List.of(text.split(" ")));
        }

        /** What has no set has any: one more would be the only one. */
        boolean isFor(String metric, JsonNode facts) {
            return words(of).contains(metric)
                    || words(metrics).contains(metric)
                    || of == null && (facts.has("dimensionSets") || facts.has("dimensionSetsOfAlarms"));
        }
    }

    private final JsonNode namespaces;
    private final List<Addition> additions;

    CatalogueFiles(Path table) throws IOException {
        var content = new ObjectMapper().readTree(table.toFile());
        this.namespaces = content.get("namespaces");
        this.additions = List.of(new YAMLMapper().readValue(ADDITIONS.toFile(), Addition[].class));
        if (!content.get("source").toString().contains("aws-service-spec 0.1.216")) {
            throw new IllegalStateException("another source than the files name: " + content.get("source"));
        }
    }

    /** {@return the text of each file by its path} */
    Map<Path, String> texts() throws IOException {
        var verified = verified();
        var names = new TreeSet<>(verified.keySet());
        var texts = new TreeMap<Path, String>();
        var all = new TreeSet<String>();
        namespaces.fieldNames().forEachRemaining(all::add);
        additions.forEach(each -> all.add(each.namespace()));
        for (var namespace : all) {
            names.add(namespace);
            if (!VERIFIED.contains(namespace)) {
                texts.put(file(namespace), text(namespace, verified.getOrDefault(namespace, Set.of())));
            }
        }
        texts.put(file("namespaces"), SOURCE.formatted("Every namespace") + String.join("\n", names) + "\n");
        return texts;
    }

    private static Path file(String namespace) {
        return FOLDER.resolve(namespace.replace('/', '-') + ".txt");
    }

    private String text(String namespace, Set<String> verified) {
        var free = FREE.get(namespace);
        var added = additions.stream()
                .filter(each -> each.namespace().equals(namespace))
                .toList();
        var rows = new TreeMap<String, JsonNode>();
        namespaces.path(namespace).properties().forEach(metric -> rows.put(metric.getKey(), metric.getValue()));
        for (var each : added) {
            Addition.words(each.metrics()).forEach(name -> {
                if (rows.putIfAbsent(name, MissingNode.getInstance()) != null) {
                    throw new IllegalStateException(namespace + " " + name + " is in AWS's list");
                }
            });
        }
        return SOURCE.formatted(namespace)
                + added.stream()
                        .map(each -> "# Added from: " + each.source() + ".\n")
                        .distinct()
                        .collect(joining())
                + (free == null ? "LISTED\n" : "# Any dimensions are taken: %s.\nNAMED\n".formatted(free))
                + rows.entrySet().stream()
                        .filter(metric -> !verified.contains(metric.getKey()))
                        .map(metric -> new ListedRow(
                                        namespace,
                                        metric.getKey(),
                                        metric.getValue(),
                                        added.stream()
                                                .filter(each -> each.isFor(metric.getKey(), metric.getValue()))
                                                .flatMap(each -> each.sets().stream())
                                                .toList())
                                .line())
                        .collect(joining());
    }

    /** The names of what is verified, by namespace. */
    private static Map<String, Set<String>> verified() throws IOException {
        var names = new TreeMap<String, Set<String>>();
        try (var files = Files.newDirectoryStream(FOLDER.getParent(), "*.json")) {
            for (var file : files) {
                var content = new ObjectMapper().readTree(file.toFile());
                names.put(
                        content.get("namespace").asText(),
                        Set.copyOf(content.get("metrics").findValuesAsText("name")));
            }
        }
        return names;
    }
}

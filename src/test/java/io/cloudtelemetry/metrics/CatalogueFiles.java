package io.cloudtelemetry.metrics;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the files below {@code catalogue} from a table of AWS's lists. */
final class CatalogueFiles {
    static final Path FOLDER = Path.of("src/main/resources/io/cloudtelemetry/metrics/catalogue");

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

    private final JsonNode namespaces;

    CatalogueFiles(Path table) throws IOException {
        var content = new ObjectMapper().readTree(table.toFile());
        this.namespaces = content.get("namespaces");
        if (!content.get("source").toString().contains("aws-service-spec 0.1.216")) {
            throw new IllegalStateException("another source than the files name: " + content.get("source"));
        }
    }

    /** {@return the text of each file by its path} */
    Map<Path, String> texts() throws IOException {
        var verified = verified();
        var names = new TreeSet<>(verified.keySet());
        var texts = new TreeMap<Path, String>();
        for (var each : namespaces.properties()) {
            var namespace = each.getKey();
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
        return SOURCE.formatted(namespace)
                + (free == null ? "LISTED\n" : "# Any dimensions are taken: %s.\nNAMED\n".formatted(free))
                + namespaces.get(namespace).properties().stream()
                        .filter(metric -> !verified.contains(metric.getKey()))
                        .sorted(Comparator.comparing(Map.Entry::getKey))
                        .map(metric -> new ListedRow(namespace, metric.getKey(), metric.getValue()).line())
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

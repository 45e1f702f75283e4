package io.cloudtelemetry.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The resource files of the catalogue, found on the class path. */
final class VerifiedFiles {
    private VerifiedFiles() {}

    /** {@return the namespaces that have a file} */
    static List<String> namespaces() throws IOException {
        var file = Objects.requireNonNull(MetricCatalogue.class.getResource("ContainerInsights.json"));
        try (var files = Files.list(Path.of(URI.create(file.toString())).getParent())) {
            return files.filter(path -> path.toString().endsWith(".json"))
                    .map(VerifiedFiles::namespace)
                    .sorted()
                    .toList();
        }
    }

    private static String namespace(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile()).get("namespace").asText();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** {@return the file of a namespace} */
    static JsonNode of(String namespace) throws IOException {
        try (var stream = MetricCatalogue.class.getResourceAsStream(namespace.replace('/', '-') + ".json")) {
            return new ObjectMapper().readTree(stream);
        }
    }
}

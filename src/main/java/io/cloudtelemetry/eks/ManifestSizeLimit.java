package io.cloudtelemetry.eks;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.eks.kubernetes.KubernetesManifests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Limits the objects of one manifest. They travel in the event of one call of the function that applies them, as JSON within
 * JSON, and on an update twice: as they are to be and as they were.
 */
final class ManifestSizeLimit {
    /** The payload of an asynchronous invocation, in bytes ("Lambda quotas", Lambda developer guide, 256 KB). */
    static final int BYTES = 262_144;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestSizeLimit() {}

    /**
     * Checks that the objects of each manifest fit into it.
     *
     * @throws IllegalArgumentException if they do not; the message says how large each is
     */
    static KubernetesManifests require(String what, KubernetesManifests manifests) {
        manifests.manifests().values().forEach(objects -> require(what, objects));
        return manifests;
    }

    private static void require(String what, List<Map<String, Object>> objects) {
        var total = 2 * size(text(objects));
        if (total > BYTES) {
            var sizes = objects.stream()
                    .sorted(comparingInt((Map<String, Object> each) -> size(each))
                            .reversed())
                    .map(each -> "%s %s %d"
                            .formatted(each.get("kind"), ((Map<?, ?>) each.get("metadata")).get("name"), size(each)))
                    .collect(joining(", "));
            throw new IllegalArgumentException(
                    "manifest %s must take at most %d bytes of the event that updates it, got %d: %s; take out what is large, or deliver it another way"
                            .formatted(what, BYTES, total, sizes));
        }
    }

    static int size(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain data can be written", impossible);
        }
    }
}

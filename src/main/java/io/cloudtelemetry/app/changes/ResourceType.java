package io.cloudtelemetry.app.changes;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudtelemetry.metrics.DataFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What CloudFormation does with a type, as resource-types.yaml says it. */
record ResourceType(
        String thing, @Nullable List<String> name, @Nullable List<String> replacing, boolean keptName, boolean shared) {
    private static final Map<String, ResourceType> ALL =
            DataFile.readAll(ResourceType.class, "resource-types.yaml", ResourceType.class);

    /** {@return the rules of a type; of one that the app does not define, that nothing is known of it but its word} */
    static ResourceType of(String type) {
        return ALL.getOrDefault(type, new ResourceType(type, null, null, false, false));
    }

    /** {@return what a resource of these properties is called; null if CloudFormation makes its name up} */
    @Nullable
    String name(JsonNode properties) {
        var parts = Objects.requireNonNullElse(name, List.<String>of());
        return parts.isEmpty() || !properties.has(parts.get(0))
                ? null
                : parts.stream().map(each -> text(properties.path(each))).collect(Collectors.joining("/"));
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    boolean isReplacedBy(JsonNode before, JsonNode after) {
        return Stream.of(keptName ? null : name, replacing)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .anyMatch(each -> !before.path(each).equals(after.path(each)));
    }
}

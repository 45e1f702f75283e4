package io.cloudtelemetry.app.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The stacks of an assembly with their resources, each stack after those that it depends on, as {@code cdk deploy --all}
 * takes them.
 */
public final class StackTemplates {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<String, WrittenResource>> stacks = new LinkedHashMap<>();

    private StackTemplates() {}

    /**
     * {@return the templates that the CDK wrote into a folder}
     *
     * @throws IllegalArgumentException if the folder is not an assembly, or one of its files is broken
     */
    public static StackTemplates read(Path folder) {
        var manifest = folder.resolve("manifest.json");
        if (!Files.isRegularFile(manifest)) {
            throw new IllegalArgumentException(
                    "previous must be the folder of an earlier synth, which has a manifest.json, got \"%s\""
                            .formatted(folder));
        }
        var templates = new StackTemplates();
        var artifacts = json(manifest).path("artifacts");
        artifacts.fieldNames().forEachRemaining(name -> templates.add(folder, artifacts, name));
        return templates;
    }

    /** {@return templates by the names of their stacks, in the order in which they are deployed} */
    public static StackTemplates of(Map<String, JsonNode> inOrder) {
        var templates = new StackTemplates();
        inOrder.forEach(templates::put);
        return templates;
    }

    private void add(Path folder, JsonNode artifacts, String name) {
        var artifact = artifacts.path(name);
        if (!artifact.path("type").asText().equals("aws:cloudformation:stack") || stacks.containsKey(name)) {
            return;
        }
        artifact.path("dependencies").forEach(before -> add(folder, artifacts, before.asText()));
        var properties = artifact.path("properties");
        put(
                properties.path("stackName").asText(name),
                json(folder.resolve(properties.path("templateFile").asText())));
    }

    private void put(String stack, JsonNode template) {
        var resources = new LinkedHashMap<String, WrittenResource>();
        template.path("Resources")
                .properties()
                .forEach(each ->
                        resources.put(each.getKey(), WrittenResource.of(stack, each.getKey(), each.getValue())));
        stacks.put(stack, resources);
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException broken) {
            throw new IllegalArgumentException(
                    "previous must hold what the CDK wrote, got a file that cannot be read: " + file, broken);
        }
    }

    /** {@return the names of the stacks in the order in which they are deployed} */
    List<String> names() {
        return List.copyOf(stacks.keySet());
    }

    /** {@return the resources of a stack by their logical ids; none if there is no such stack} */
    Map<String, WrittenResource> resources(String stack) {
        return stacks.getOrDefault(stack, Map.of());
    }

    List<WrittenResource> all() {
        return stacks.values().stream().flatMap(each -> each.values().stream()).toList();
    }

    static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}

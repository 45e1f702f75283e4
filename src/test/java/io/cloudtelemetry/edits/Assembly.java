package io.cloudtelemetry.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the CLI deploys.
 *
 * @param templates by the name of the stack, each after those that it depends on
 */
record Assembly(Map<String, JsonNode> templates) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the manifest of a folder that CDK wrote, and the templates that it names. */
    static Assembly read(Path folder) throws IOException {
        var artifacts = JSON.readTree(folder.resolve("manifest.json").toFile()).path("artifacts");
        var templates = new LinkedHashMap<String, JsonNode>();
        var names = new ArrayList<String>();
        artifacts.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            add(folder, artifacts, name, templates);
        }
        return new Assembly(templates);
    }

    private static void add(Path folder, JsonNode artifacts, String name, Map<String, JsonNode> templates)
            throws IOException {
        var artifact = artifacts.path(name);
        if (!artifact.path("type").asText().equals("aws:cloudformation:stack") || templates.containsKey(name)) {
            return;
        }
        for (var before : artifact.path("dependencies")) {
            add(folder, artifacts, before.asText(), templates);
        }
        templates.put(
                name,
                JSON.readTree(folder.resolve(
                                artifact.path("properties").path("templateFile").asText())
                        .toFile()));
    }

    List<String> stacks() {
        return List.copyOf(templates.keySet());
    }

    /** {@return the topics that it defines, as an account calls them} */
    Set<String> topics() {
        return templates.values().stream()
                .flatMap(template ->
                        StreamSupport.stream(template.path("Resources").spliterator(), false))
                .filter(resource -> resource.path("Type").asText().equals("AWS::SNS::Topic"))
                .map(resource ->
                        "topic " + resource.path("Properties").path("TopicName").asText())
                .collect(Collectors.toSet());
    }
}

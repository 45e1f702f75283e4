package io.cloudtelemetry.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stack as a synth has written it: its template, and the metadata that tells which construct made what. */
final class WrittenStack {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int QUOTES = 2;

    private final Path assembly;
    private final String artifactId;
    private final String region;
    private final int bytes;
    private final JsonNode template;

    private WrittenStack(Path assembly, String artifactId, String region) throws IOException {
        var file = assembly.resolve(artifactId + ".template.json");
        this.assembly = assembly;
        this.artifactId = artifactId;
        this.region = region;
        this.bytes = Math.toIntExact(Files.size(file));
        this.template = JSON.readTree(file.toFile());
    }

    static WrittenStack read(Path assembly, String artifactId, String region) {
        try {
            return new WrittenStack(assembly, artifactId, region);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return what the whole stack uses} */
    StackUse total() {
        var policies = policies().values().stream().mapToInt(Integer::intValue).max();
        return new StackUse(resources().size(), template.path("Outputs").size(), bytes, policies.orElse(0));
    }

    /** {@return what each resource uses, by the path of the construct that made it} Outputs are of no resource. */
    Map<String, StackUse> byPath() {
        var policies = policies();
        var fullest = policies.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
        var lengths = new LinkedHashMap<String, Integer>();
        resources()
                .properties()
                .forEach(each ->
                        lengths.put(each.getKey(), each.getValue().toString().length()));
        var all = lengths.values().stream().mapToLong(Integer::intValue).sum();
        var uses = new LinkedHashMap<String, StackUse>();
        metadata().properties().forEach(construct -> {
            for (var entry : construct.getValue()) {
                var id = entry.path("data").asText();
                if (entry.path("type").asText().equals("aws:cdk:logicalId") && lengths.containsKey(id)) {
                    var resource = resources().path(id);
                    // The file is indented, and has more than resources.
                    var share = Math.toIntExact(1L * bytes * lengths.get(id) / all);
                    uses.put(construct.getKey(), new StackUse(1, 0, share, lengthIn(fullest, id, resource)));
                }
            }
        });
        return uses;
    }

    private JsonNode resources() {
        return template.path("Resources");
    }

    private JsonNode metadata() {
        try {
            return JSON.readTree(assembly.resolve(artifactId + ".metadata.json").toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return the characters of the inline policies of each role of the stack} */
    private Map<String, Integer> policies() {
        var policies = new LinkedHashMap<String, Integer>();
        resources()
                .properties()
                .forEach(each -> roles(each.getKey(), each.getValue())
                        .forEach((role, length) -> policies.merge(role, length, Integer::sum)));
        return policies;
    }

    private int lengthIn(@Nullable String role, String id, JsonNode resource) {
        return role == null ? 0 : roles(id, resource).getOrDefault(role, 0);
    }

    /** {@return the characters that a resource adds to the policies of roles, by their logical ids} */
    private Map<String, Integer> roles(String id, JsonNode resource) {
        var properties = resource.path("Properties");
        var roles = new LinkedHashMap<String, Integer>();
        switch (resource.path("Type").asText()) {
            case "AWS::IAM::Role" ->
                properties
                        .path("Policies")
                        .forEach(policy -> roles.merge(id, length(policy.path("PolicyDocument")), Integer::sum));
            case "AWS::IAM::Policy" ->
                properties
                        .path("Roles")
                        .forEach(role -> roles.merge(
                                role.path("Ref").asText(), length(properties.path("PolicyDocument")), Integer::sum));
            default -> {
                // No policy of a role of this stack.
            }
        }
        return roles;
    }

    /** {@return the characters of a document without white space, as IAM counts, at least} */
    private int length(JsonNode node) {
        var function = node.isObject() && node.size() == 1 ? node.fieldNames().next() : "";
        var values = 0;
        if (function.equals("Fn::Join")) {
            for (var part : node.path(function).path(1)) {
                values += length(part) - QUOTES;
            }
            return values + QUOTES;
        }
        if (function.equals("Ref") || function.startsWith("Fn::")) {
            return QUOTES
                    + switch (node.path(function).asText()) {
                        case "AWS::AccountId" -> 12;
                        case "AWS::Region" -> region.length();
                        case "AWS::Partition" -> "aws".length();
                        default -> 0;
                    };
        }
        if (!node.isContainerNode()) {
            return node.toString().length();
        }
        for (var each : node.properties()) {
            values += each.getKey().length() + QUOTES + 1;
        }
        for (var each : node) {
            values += length(each) + 1;
        }
        // A comma less than values.
        return 2 + Math.max(0, values - 1);
    }
}

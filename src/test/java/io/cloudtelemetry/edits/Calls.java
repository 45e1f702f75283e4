package io.cloudtelemetry.edits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.edits.Problem.Kind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the calls of custom resources set on what is not of a stack: log groups, and settings of stages. */
final class Calls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> groups = new TreeSet<>();
    private final Map<String, String> settings = new TreeMap<>();

    Calls() {}

    Calls(Calls from) {
        groups.addAll(from.groups);
        settings.putAll(from.settings);
    }

    void group(String name) {
        groups.add(name);
    }

    /** {@return the name by which CloudFormation knows the custom resource; another one after an update is a replacement} */
    static String name(JsonNode properties) {
        var id = call(properties, "Create").path("physicalResourceId").path("id");
        return id.isMissingNode() ? "" : id.asText();
    }

    Stream<String> missing(Deployed made) {
        if (!made.type().equals(ResourceType.CALL)) {
            return Stream.of();
        }
        var call = call(made.properties(), "Create");
        return set(made, call).entrySet().stream()
                .filter(each -> !each.getValue().equals(settings.get(each.getKey())))
                .map(each -> "%s = %s (it is %s)"
                        .formatted(each.getKey(), each.getValue(), settings.getOrDefault(each.getKey(), "not set")));
    }

    /** Makes the call of an event, if there is one; that of a deletion whoever else has set the same since. */
    void run(Deployed custom, String event) {
        var call = call(custom.properties(), event);
        if (call.isMissingNode()) {
            return;
        }
        var parameters = call.path("parameters");
        var action = call.path("action").asText();
        if (action.equals("createLogGroup")) {
            groups.add(parameters.path("logGroupName").asText());
        }
        requireGroup(custom, parameters.path("logGroupName").asText());
        requireGroup(custom, parameters.path("logGroupIdentifier").asText());
        var set = set(custom, call);
        set.values().stream()
                .filter(value -> value.startsWith("arn:aws:logs:"))
                .forEach(value -> requireGroup(
                        custom,
                        value.replaceFirst("^arn:aws:logs:[^:]*:[^:]*:log-group:", "")
                                .replaceFirst(":\\*$", "")));
        settings.putAll(set);
    }

    /** A group of an access log, of a retention, of a policy: ResourceNotFoundException, or BadRequestException of a stage. */
    private void requireGroup(Deployed custom, String name) {
        if (!name.isEmpty() && !groups.contains(name)) {
            throw new Refusal(Kind.NOT_THERE, "%s names the log group %s, which is not there", custom.owner(), name);
        }
    }

    private static JsonNode call(JsonNode properties, String event) {
        var text = properties.path(event);
        if (text.isMissingNode()) {
            return text;
        }
        try {
            return JSON.readTree(text.asText());
        } catch (JsonProcessingException broken) {
            throw new AssertionError("a call must be JSON: " + text, broken);
        }
    }

    /** {@return what a call sets, each with its place} */
    private static Map<String, String> set(Deployed custom, JsonNode call) {
        var set = new TreeMap<String, String>();
        var parameters = call.path("parameters");
        var action = call.path("action").asText();
        switch (action) {
            case "createLogGroup", "deleteDataProtectionPolicy" -> {}
            case "putRetentionPolicy" ->
                set.put(
                        "retention of " + parameters.path("logGroupName").asText(),
                        parameters.path("retentionInDays").asText());
            case "putDataProtectionPolicy" ->
                set.put(
                        "masking of " + parameters.path("logGroupIdentifier").asText(),
                        parameters.path("policyDocument").asText());
            case "updateStage" -> {
                var stage = "stage %s%s/%s%s "
                        .formatted(
                                parameters.path("restApiId").asText(),
                                parameters.path("ApiId").asText(),
                                parameters.path("stageName").asText(),
                                parameters.path("StageName").asText());
                parameters
                        .path("patchOperations")
                        .forEach(patch -> set.put(
                                stage + patch.path("path").asText(),
                                patch.path("op").asText() + " "
                                        + patch.path("value").asText()));
                flattened(stage, parameters, set);
            }
            default -> throw new AssertionError("Calls does not know " + action + " of " + custom.owner());
        }
        return set;
    }

    private static void flattened(String place, JsonNode value, Map<String, String> set) {
        value.properties().forEach(each -> {
            if (each.getValue().isObject()) {
                flattened(place + each.getKey() + ".", each.getValue(), set);
            } else if (place.endsWith(".")) {
                set.put(place + each.getKey(), each.getValue().asText());
            }
        });
    }
}

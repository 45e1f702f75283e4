package io.cloudtelemetry.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.TemplateText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.assertions.Template;

/**
 * A stage as the calls of one deployed template after the other leave it. CloudFormation makes what is new or changed in the
 * order of dependencies, then removes what is gone in the reverse order, with what the template before says of it. UpdateStage
 * keeps what a request leaves out.
 */
final class StageUpdates {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> settings = new TreeMap<>();
    private Map<String, Call> deployed = Map.of();

    /** A call as a template has it; {@code delete} is null for none. */
    record Call(List<String> after, String create, String update, String delete) {
        /** {@return whether CloudFormation leaves the resource alone: another DependsOn alone is no update of it} */
        private boolean hasPropertiesOf(Call other) {
            return create.equals(other.create) && update.equals(other.update) && Objects.equals(delete, other.delete);
        }
    }

    /** {@return the calls on a stage in a template} */
    static Map<String, Call> calls(Template template) {
        var calls = new LinkedHashMap<String, Call>();
        template.findResources("Custom::ExistingResourceCall").forEach((id, resource) -> {
            var properties = (Map<?, ?>) resource.get("Properties");
            if (properties.toString().contains("updateStage")) {
                calls.put(
                        id,
                        new Call(
                                ((List<?>) resource.get("DependsOn"))
                                        .stream().map(String::valueOf).toList(),
                                TemplateText.of(properties.get("Create")),
                                TemplateText.of(properties.get("Update")),
                                properties.get("Delete") == null ? null : TemplateText.of(properties.get("Delete"))));
            }
        });
        return calls;
    }

    /** {@return the calls of a template that stands in a file, as an earlier version of this project deployed it} */
    static Map<String, Call> earlier(String name) {
        try (var file = StageUpdates.class.getResourceAsStream("one-call-a-route.json")) {
            var calls = new LinkedHashMap<String, Call>();
            JSON.readTree(file).get(name).properties().forEach(entry -> {
                var call = entry.getValue();
                var after = new ArrayList<String>();
                call.get("DependsOn").forEach(id -> after.add(id.asText()));
                calls.put(
                        entry.getKey(),
                        new Call(
                                after,
                                call.get("Create").asText(),
                                call.get("Update").asText(),
                                call.get("Delete").asText()));
            });
            return calls;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    StageUpdates deploy(Map<String, Call> next) {
        for (var id : inOrder(next)) {
            var before = deployed.get(id);
            if (before == null) {
                make(next.get(id).create());
            } else if (!before.hasPropertiesOf(next.get(id))) {
                make(next.get(id).update());
            }
        }
        var gone = inOrder(deployed);
        Collections.reverse(gone);
        gone.stream()
                .filter(id -> !next.containsKey(id) && deployed.get(id).delete() != null)
                .forEach(id -> make(deployed.get(id).delete()));
        deployed = next;
        return this;
    }

    Map<String, String> settings() {
        return settings;
    }

    private static List<String> inOrder(Map<String, Call> calls) {
        var order = new ArrayList<String>();
        calls.keySet().forEach(id -> visit(id, calls, order));
        return order;
    }

    private static void visit(String id, Map<String, Call> calls, List<String> order) {
        if (calls.containsKey(id) && !order.contains(id)) {
            calls.get(id).after().forEach(other -> visit(other, calls, order));
            order.add(id);
        }
    }

    private void make(String request) {
        try {
            var parameters = JSON.readTree(request).get("parameters");
            put("default", parameters.path("DefaultRouteSettings"));
            parameters.path("RouteSettings").properties().forEach(route -> put(route.getKey(), route.getValue()));
            parameters
                    .path("patchOperations")
                    .forEach(patch -> settings.put(
                            patch.get("path").asText(), patch.get("value").asText()));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private void put(String route, JsonNode fields) {
        fields.properties()
                .forEach(field -> settings.put(
                        route + " " + field.getKey(), field.getValue().asText()));
    }
}

package io.cloudtelemetry.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Another layout, made of the app's templates: a composite whose alarms are all of one stack stands there, after them. */
final class OneStackComposites implements UnaryOperator<Assembly> {
    @Override
    public Assembly apply(Assembly assembly) {
        var templates = new LinkedHashMap<String, JsonNode>();
        assembly.templates().forEach((name, template) -> templates.put(name, template.deepCopy()));
        var homes = new TreeMap<String, String>();
        var ids = new TreeMap<String, String>();
        templates.forEach((stack, template) -> template.path("Resources")
                .properties()
                .forEach(each -> {
                    var name =
                            each.getValue().path("Properties").path("AlarmName").asText();
                    if (!name.isEmpty()) {
                        homes.put(name, stack);
                        ids.put(name, each.getKey());
                    }
                }));
        templates.entrySet().stream()
                .filter(stack -> stack.getKey().endsWith("-alarms"))
                .findFirst()
                .ifPresent(stack -> move(stack.getKey(), templates, homes, ids));
        templates.values().removeIf(template -> template.path("Resources").isEmpty());
        return new Assembly(templates);
    }

    /** Again until none moves, since one may name another that does. */
    private static void move(
            String from, Map<String, JsonNode> templates, Map<String, String> homes, Map<String, String> ids) {
        var resources = (ObjectNode) templates.get(from).path("Resources");
        boolean moved;
        do {
            moved = false;
            var left = new ArrayList<String>();
            resources.fieldNames().forEachRemaining(left::add);
            for (var id : left) {
                var composite = (ObjectNode) resources.path(id);
                var properties = composite.path("Properties");
                var names = new ArrayList<>(
                        Account.alarmsIn(properties.path("AlarmRule").asText()));
                if (properties.has("ActionsSuppressor")) {
                    names.add(properties.path("ActionsSuppressor").asText());
                }
                var stacks = names.stream().map(homes::get).distinct().toList();
                if (stacks.size() == 1 && !stacks.get(0).equals(from)) {
                    var dependsOn = composite.putArray("DependsOn");
                    names.forEach(name -> dependsOn.add(ids.get(name)));
                    ((ObjectNode) templates.get(stacks.get(0)).path("Resources")).set(id, composite);
                    resources.remove(id);
                    homes.put(properties.path("AlarmName").asText(), stacks.get(0));
                    moved = true;
                }
            }
        } while (moved);
        dropDependencies(resources);
    }

    /** On composites that have gone to another stack, which is deployed before. */
    private static void dropDependencies(ObjectNode resources) {
        resources.forEach(each -> {
            var kept = new ArrayList<JsonNode>();
            each.path("DependsOn").forEach(id -> {
                if (resources.has(id.asText())) {
                    kept.add(id);
                }
            });
            ((ObjectNode) each).putArray("DependsOn").addAll(kept);
        });
    }
}

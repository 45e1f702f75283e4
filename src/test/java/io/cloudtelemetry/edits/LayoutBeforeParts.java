package io.cloudtelemetry.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The composites as they stood before they had parts: all in {name}-alarms, over the alarms of whatever stack. */
final class LayoutBeforeParts {
    private static final String OVER_STACKS = "shop-alarms";

    private final Map<String, JsonNode> templates = new LinkedHashMap<>();
    private final Map<String, List<String>> parts = new TreeMap<>();

    private LayoutBeforeParts() {}

    static Assembly of(Assembly assembly) {
        var before = new LayoutBeforeParts();
        assembly.templates().forEach((stack, template) -> before.templates.put(stack, template.deepCopy()));
        var tops = before.takenOut("Composites");
        before.takenOut("CompositeParts")
                .values()
                .forEach(part -> before.parts.put(
                        part.path("Properties").path("AlarmName").asText(),
                        Account.alarmsIn(
                                part.path("Properties").path("AlarmRule").asText())));
        var alarms = before.templates.computeIfAbsent(OVER_STACKS, stack -> {
            var template = JsonNodeFactory.instance.objectNode();
            template.putObject("Resources");
            return template;
        });
        tops.forEach((path, top) ->
                ((ObjectNode) alarms.path("Resources")).set(path.substring(path.indexOf('/') + 1), before.direct(top)));
        return new Assembly(before.templates);
    }

    /** {@return the composites of a scope by stack and id, which no template has any more} */
    private Map<String, ObjectNode> takenOut(String scope) {
        var taken = new TreeMap<String, ObjectNode>();
        templates.forEach((stack, template) -> {
            var resources = (ObjectNode) template.path("Resources");
            var ids = new ArrayList<String>();
            resources.properties().forEach(each -> {
                if (each.getValue().path("Type").asText().equals(ResourceType.COMPOSITE)
                        && each.getKey().startsWith("CompositeParts") == scope.equals("CompositeParts")) {
                    taken.put(stack + "/" + each.getKey(), (ObjectNode) each.getValue());
                    ids.add(each.getKey());
                }
            });
            resources.remove(ids);
        });
        return taken;
    }

    private ObjectNode direct(ObjectNode top) {
        var properties = (ObjectNode) top.path("Properties");
        properties.put(
                "AlarmRule",
                Account.alarmsIn(properties.path("AlarmRule").asText()).stream()
                        .flatMap(name -> parts.getOrDefault(name, List.of(name)).stream())
                        .map("ALARM(\"%s\")"::formatted)
                        .collect(Collectors.joining(" OR ")));
        top.remove("DependsOn");
        return top;
    }
}

package io.cloudtelemetry.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Another layout, made of the app's templates: each composite has a part in each stack of clusters or APIs, without actions,
 * under a name that stays, FALSE where it has no alarm; {name}-alarms names the parts only. A part stands where its alarms
 * are, so it is changed before they are deleted.
 */
final class PartComposites implements UnaryOperator<Assembly> {
    private static final String TOP = "-alarms";
    private static final List<String> OF_MEMBERS = List.of("-eks", "-api-gateway");

    @Override
    public Assembly apply(Assembly assembly) {
        var templates = new LinkedHashMap<String, JsonNode>();
        assembly.templates().forEach((name, template) -> templates.put(name, template.deepCopy()));
        var tops = templates.entrySet().stream()
                .filter(stack -> stack.getKey().endsWith(TOP))
                .flatMap(stack -> resources(stack.getValue(), ResourceType.COMPOSITE).stream())
                .toList();
        tops.forEach(top -> divide((ObjectNode) top.path("Properties"), templates));
        return new Assembly(templates);
    }

    private static void divide(ObjectNode top, Map<String, JsonNode> templates) {
        var named = Account.alarmsIn(top.path("AlarmRule").asText());
        var name = top.path("AlarmName").asText().replaceFirst("-(critical|warning|info)$", "");
        var suppressor = top.path("ActionsSuppressor").asText();
        var below = new LinkedHashSet<String>();
        var rest = new ArrayList<>(named);
        templates.forEach((stack, template) -> {
            if (OF_MEMBERS.stream().noneMatch(stack::endsWith)) {
                return;
            }
            var here = ids(template);
            var parts = named.stream().filter(here::containsKey).toList();
            below.add(part(name + "-in-" + stack, parts, here, template));
            rest.removeAll(parts);
            if (here.containsKey(suppressor)) {
                top.put("ActionsSuppressor", part(name + "-suppressor", List.of(suppressor), here, template));
            }
        });
        below.addAll(rest);
        top.put("AlarmRule", rule(below));
    }

    /** {@return the name of a part, which is added to a stack} */
    private static String part(String name, List<String> alarms, Map<String, String> ids, JsonNode template) {
        var part = JsonNodeFactory.instance.objectNode().put("Type", ResourceType.COMPOSITE);
        part.putObject("Properties").put("AlarmName", name).put("AlarmRule", rule(alarms));
        var dependsOn = part.putArray("DependsOn");
        alarms.forEach(alarm -> dependsOn.add(ids.get(alarm)));
        ((ObjectNode) template.path("Resources")).set("Part" + name.replace("-", ""), part);
        return name;
    }

    private static String rule(Collection<String> alarms) {
        return alarms.isEmpty()
                ? "FALSE"
                : alarms.stream().map("ALARM(\"%s\")"::formatted).collect(Collectors.joining(" OR "));
    }

    private static Map<String, String> ids(JsonNode template) {
        var ids = new LinkedHashMap<String, String>();
        template.path("Resources").properties().forEach(each -> {
            if (each.getValue().path("Type").asText().equals(ResourceType.ALARM)) {
                ids.put(each.getValue().path("Properties").path("AlarmName").asText(), each.getKey());
            }
        });
        return ids;
    }

    private static List<JsonNode> resources(JsonNode template, String type) {
        var found = new ArrayList<JsonNode>();
        template.path("Resources").forEach(each -> {
            if (each.path("Type").asText().equals(type)) {
                found.add(each);
            }
        });
        return found;
    }
}

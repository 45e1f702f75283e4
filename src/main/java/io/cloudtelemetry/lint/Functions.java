package io.cloudtelemetry.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows CloudFormation's functions as far as the assembly tells: references, texts that are put together, exports and outputs
 * of other stacks, parameters of nested ones. A parameter of a stack of its own is unknown, whatever its default.
 */
final class Functions {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final int LONGEST = 1 << 21;

    private final Template template;
    private final Map<JsonNode, Value> known = new IdentityHashMap<>();

    Functions(Template template) {
        this.template = template;
    }

    Value value(JsonNode json) {
        if (json.isTextual()) {
            return json.asText().contains("{{resolve:") ? Value.UNKNOWN : new Value(json.asText());
        }
        if (!Property.isFunction(json)) {
            return json.isContainerNode() ? Value.UNKNOWN : new Value("");
        }
        var value = known.get(json);
        if (value == null) {
            // What leads back to itself is not known.
            known.put(json, Value.UNKNOWN);
            var function = json.properties().iterator().next();
            value = template.assembly.deeper(() -> call(function.getKey(), function.getValue()));
            value = value.text().length() > LONGEST ? Value.UNKNOWN : value;
            known.put(json, value);
        }
        return value;
    }

    private Value call(String function, JsonNode given) {
        return switch (function) {
            case "Ref" -> reference(given.asText());
            case "Fn::GetAtt" -> attribute(given.isTextual() ? YamlText.attribute(given.asText()) : given);
            case "Fn::Sub" -> substitution(given);
            case "Fn::Join" -> join(given);
            case "Fn::Select" -> selection(given);
            case "Fn::FindInMap" -> mapped(given);
            case "Fn::ImportValue" -> template.assembly.exported(template, value(given));
            case "Fn::GetStackOutput" -> template.assembly.output(template, given);
            case "Fn::If" -> {
                var met = value(given.path(1));
                yield met.equals(value(given.path(2))) ? met : Value.UNKNOWN;
            }
            default -> Value.UNKNOWN;
        };
    }

    private Value reference(String name) {
        if (template.resources.containsKey(name)) {
            return hole(name);
        }
        switch (name) {
            case "AWS::Region":
                return place(name, template.environment.region());
            case "AWS::AccountId":
                return place(name, template.environment.account());
            case "AWS::Partition":
                return new Value(Value.HOLE + name + "}");
            case "AWS::StackName":
                return template.parent == null ? place(name, template.stackName) : hole(name);
            default:
                return parameter(name);
        }
    }

    /** A pseudo parameter is the same wherever it stands in a stack. */
    private Value place(String name, String known) {
        return known.isEmpty() ? new Value("${%d#%s}".formatted(template.root().number, name)) : new Value(known);
    }

    private Value hole(String name) {
        return new Value("${%d#%s}".formatted(template.number, name));
    }

    private Value parameter(String name) {
        var parameter = template.section("Parameters", name);
        if (template.parent != null) {
            var given = template.parent.get("Parameters", name);
            if (!given.isAbsent()) {
                return given.value();
            }
            return parameter.has("Default") ? value(parameter.path("Default")) : Value.UNKNOWN;
        }
        var allowed = parameter.path("AllowedValues");
        // A list is not one value.
        return allowed.size() == 1 && "String".equals(parameter.path("Type").asText())
                ? value(allowed.path(0))
                : parameter.isMissingNode() || parameter.path("Type").asText().contains("List")
                        ? Value.UNKNOWN
                        : hole(name);
    }

    private Value attribute(JsonNode given) {
        var name = given.path(0).asText();
        var attribute = value(given.path(1)).text();
        var resource = template.resources.get(name);
        if (resource == null || attribute.contains(Value.HOLE)) {
            return Value.UNKNOWN;
        }
        var nested = template.assembly.child(resource);
        return nested != null && attribute.startsWith("Outputs.")
                ? nested.output(attribute.substring("Outputs.".length()))
                : hole(name + "." + attribute);
    }

    private Value substitution(JsonNode given) {
        var text = given.isArray() ? given.path(0).asText() : given.asText();
        var variables = new TreeMap<String, Value>();
        return new Value(VARIABLE.matcher(text).replaceAll(found -> {
            var name = found.group(1).strip();
            var variable = given.path(1).path(name);
            return Matcher.quoteReplacement(variables
                    .computeIfAbsent(
                            name,
                            each -> !variable.isMissingNode()
                                    ? value(variable)
                                    : each.contains(".") ? attribute(YamlText.attribute(each)) : reference(each))
                    .text());
        }));
    }

    private Value join(JsonNode given) {
        if (!given.path(1).isArray()) {
            return Value.UNKNOWN;
        }
        var joined = new StringBuilder();
        for (var part : given.path(1)) {
            joined.append(joined.isEmpty() ? "" : given.path(0).asText())
                    .append(value(part).text());
            if (joined.length() > LONGEST) {
                return Value.UNKNOWN;
            }
        }
        return new Value(joined.toString());
    }

    private Value selection(JsonNode given) {
        var index = value(given.path(0)).number().orElse(-1);
        var list = given.path(1);
        var split = list.path("Fn::Split");
        if (split.isArray()) {
            var whole = value(split.path(1));
            var parts = whole.isKnown() && split.path(0).isTextual()
                    ? whole.text().split(Pattern.quote(split.path(0).asText()), -1)
                    : new String[0];
            return index >= 0 && index < parts.length ? new Value(parts[(int) index]) : Value.UNKNOWN;
        }
        return list.isArray() && list.has((int) index) ? value(list.path((int) index)) : Value.UNKNOWN;
    }

    private Value mapped(JsonNode given) {
        var found = template.section("Mappings", value(given.path(0)).text())
                .path(value(given.path(1)).text())
                .path(value(given.path(2)).text());
        return found.isTextual() ? value(found) : Value.UNKNOWN;
    }
}

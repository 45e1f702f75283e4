package io.cloudtelemetry.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows CloudFormation's functions as far as the assembly tells: references, texts that are put together, exports and outputs
 * of other stacks, parameters of nested ones. A parameter of a stack of its own is unknown, whatever its default.
 */
final class Functions {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final int LONGEST = 1 << 21;
    private static final int DEEPEST = 100;

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
        var assembly = template.assembly;
        var value = known.get(json);
        if (value == null && assembly.depth < DEEPEST) {
            // What leads back to itself is not known.
            known.put(json, Value.UNKNOWN);
            assembly.depth++;
            var function = json.properties().iterator().next();
            value = call(function.getKey(), function.getValue());
            assembly.depth--;
            known.put(json, value.text().length() > LONGEST ? Value.UNKNOWN : value);
        }
        return known.getOrDefault(json, Value.UNKNOWN);
    }

    private Value call(String function, JsonNode given) {
        return switch (function) {
            case "Ref" -> reference(given.asText());
            case "Fn::GetAtt" -> attribute(given.isTextual() ? YamlText.attribute(given.asText()) : given);
            case "Fn::Sub" -> substitution(given);
            case "Fn::Join" -> join(given);
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
        return switch (name) {
            case "AWS::Region" -> place(name, template.environment.region());
            case "AWS::AccountId" -> place(name, template.environment.account());
            case "AWS::StackName" -> place(name, template.parent == null ? template.stackName : "");
            case "AWS::Partition" -> new Value(Value.HOLE + name + "}");
            default -> template.resources.containsKey(name) ? hole(template, name) : parameter(name);
        };
    }

    /** A pseudo parameter that is not known is the same wherever it stands in a stack. */
    private Value place(String name, String known) {
        var stack = name.equals("AWS::StackName") ? template : template.root();
        return known.isEmpty() ? hole(stack, name) : new Value(known);
    }

    private static Value hole(Template template, String name) {
        return new Value(Value.HOLE + template.number + "#" + name + "}");
    }

    /** What a nested stack is given, or its default; of all others, that it is the same parameter. A list is not one value. */
    private Value parameter(String name) {
        var parameter = template.section("Parameters", name);
        if (template.parent != null) {
            var given = template.parent.get("Parameters", name);
            return given.isAbsent() ? value(parameter.path("Default")) : given.value();
        }
        var isOne = parameter.path("Type").asText().matches("String|Number|.*::Value<String>|AWS::.*::[A-Za-z:]+");
        return isOne ? hole(template, name) : Value.UNKNOWN;
    }

    private Value attribute(JsonNode given) {
        var name = given.path(0).asText();
        var attribute = value(given.path(1)).text();
        var resource = template.resources.get(name);
        if (resource == null || attribute.contains(Value.HOLE)) {
            return Value.UNKNOWN;
        }
        return resource.nested != null && attribute.startsWith("Outputs.")
                ? resource.nested.output(attribute.substring("Outputs.".length()))
                : hole(template, name + "." + attribute);
    }

    private Value substitution(JsonNode given) {
        var text = given.isArray() ? given.path(0).asText() : given.asText();
        return new Value(VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        variable(found.group(1).strip(), given.path(1)).text())));
    }

    private Value variable(String name, JsonNode given) {
        return given.has(name)
                ? value(given.path(name))
                : name.contains(".") ? attribute(YamlText.attribute(name)) : reference(name);
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
}

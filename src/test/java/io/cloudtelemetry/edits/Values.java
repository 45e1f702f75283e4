package io.cloudtelemetry.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The intrinsic functions of a template: what they name, and what they come to. */
final class Values {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Partition",
            "aws",
            "AWS::AccountId",
            Synth.ACCOUNT,
            "AWS::URLSuffix",
            "amazonaws.com",
            "AWS::NoValue",
            "");

    private final Function<String, Deployed> resources;
    private final String stack;
    private final String region;

    /** @param resources what stands already, by logical id */
    Values(String stack, String region, Function<String, Deployed> resources) {
        this.stack = stack;
        this.region = region;
        this.resources = resources;
    }

    /** {@return the logical ids that a value names, of a resource or not} */
    static Set<String> named(JsonNode value) {
        var names = new TreeSet<String>();
        collect(value, names);
        return names;
    }

    private static void collect(JsonNode value, Set<String> names) {
        if (value.has("Ref")) {
            names.add(value.path("Ref").asText());
        }
        if (value.has("Fn::GetAtt")) {
            names.add(attribute(value)[0]);
        }
        if (value.has("Fn::Sub")) {
            var sub = value.path("Fn::Sub");
            VARIABLE.matcher(sub.isArray() ? sub.path(0).asText() : sub.asText())
                    .results()
                    .forEach(found -> names.add(found.group(1).split("\\.", 2)[0]));
        }
        value.forEach(each -> collect(each, names));
    }

    private static String[] attribute(JsonNode value) {
        var attribute = value.path("Fn::GetAtt");
        return attribute.isArray()
                ? new String[] {attribute.path(0).asText(), attribute.path(1).asText()}
                : attribute.asText().split("\\.", 2);
    }

    JsonNode resolved(JsonNode value) {
        if (value.has("Ref")) {
            return new TextNode(reference(value.path("Ref").asText()));
        }
        if (value.has("Fn::GetAtt")) {
            var attribute = attribute(value);
            return new TextNode(attribute(attribute[0], attribute[1]));
        }
        if (value.has("Fn::Join")) {
            var parts = resolved(value.path("Fn::Join").path(1));
            var text = new StringBuilder();
            for (int index = 0; index < parts.size(); index++) {
                text.append(index == 0 ? "" : value.path("Fn::Join").path(0).asText())
                        .append(parts.get(index).asText());
            }
            return new TextNode(text.toString());
        }
        if (value.has("Fn::Sub")) {
            return new TextNode(substituted(value.path("Fn::Sub")));
        }
        if (value.isObject()) {
            for (var key : value.properties()) {
                if (key.getKey().startsWith("Fn::")) {
                    throw new AssertionError("Values does not know " + key.getKey() + ": " + value);
                }
            }
            var copy = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(each -> copy.set(each.getKey(), resolved(each.getValue())));
            return copy;
        }
        if (value.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            value.forEach(each -> copy.add(resolved(each)));
            return copy;
        }
        return value;
    }

    private String substituted(JsonNode sub) {
        var variables = sub.isArray() ? resolved(sub.path(1)) : JsonNodeFactory.instance.objectNode();
        return VARIABLE.matcher(sub.isArray() ? sub.path(0).asText() : sub.asText())
                .replaceAll(found -> {
                    var name = found.group(1);
                    var parts = name.split("\\.", 2);
                    return Matcher.quoteReplacement(
                            variables.has(name)
                                    ? variables.path(name).asText()
                                    : parts.length == 2 ? attribute(parts[0], parts[1]) : reference(name));
                });
    }

    private String reference(String name) {
        if (name.startsWith("AWS::")) {
            return name.equals("AWS::Region")
                    ? region
                    : name.equals("AWS::StackName") ? stack : PSEUDO.getOrDefault(name, name);
        }
        var resource = resources.apply(name);
        return resource == null ? name : resource.thing().equals("topic") ? arn(resource) : resource.name();
    }

    private String attribute(String name, String attribute) {
        var resource = resources.apply(name);
        if (resource == null) {
            throw new AssertionError("%s of %s is asked for before it stands".formatted(attribute, name));
        }
        return attribute.endsWith("Arn") ? arn(resource) : resource.name() + "." + attribute;
    }

    /** As literal ARNs in templates have it, where there are some. */
    private String arn(Deployed resource) {
        return switch (resource.thing()) {
            case "topic" -> "arn:aws:sns:%s:%s:%s".formatted(region, Synth.ACCOUNT, resource.name());
            case "role" -> "arn:aws:iam::%s:role/%s".formatted(Synth.ACCOUNT, resource.name());
            case "log group" -> "arn:aws:logs:%s:%s:log-group:%s:*".formatted(region, Synth.ACCOUNT, resource.name());
            default -> "arn:aws:%s:%s".formatted(resource.thing().replace(' ', '-'), resource.name());
        };
    }
}

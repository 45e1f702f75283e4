package io.cloudtelemetry.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of a template. It may be absent, and it may be unknown: {@link #get} and {@link #items} say so of what is within. */
record Property(Template template, JsonNode json) {
    private static final JsonNode UNKNOWN =
            JsonNodeFactory.instance.objectNode().put("Fn::Unknown", "");

    /** {@return what stands there, once conditions are left out that nobody can decide} */
    static Property of(Template template, JsonNode json) {
        return new Property(template, settled(json, 0));
    }

    private static JsonNode settled(JsonNode json, int depth) {
        if (json.isNull()
                || isFunction(json) && "AWS::NoValue".equals(json.path("Ref").asText())) {
            return MissingNode.getInstance();
        }
        if (!isFunction(json) || !json.has("Fn::If")) {
            return json;
        }
        var choice = json.path("Fn::If");
        var met = depth > ParsedFile.DEEPEST ? UNKNOWN : settled(choice.path(1), depth + 1);
        return met.equals(UNKNOWN) || met.equals(settled(choice.path(2), depth + 1)) ? met : UNKNOWN;
    }

    static boolean isFunction(JsonNode json) {
        if (!json.isObject() || json.size() != 1) {
            return false;
        }
        var name = json.fieldNames().next();
        return "Ref".equals(name) || "Condition".equals(name) || name.startsWith("Fn::");
    }

    boolean isAbsent() {
        return json.isMissingNode() || json.isNull();
    }

    boolean isUnknown() {
        return isFunction(json);
    }

    /** {@return the parts below it, one name after another; unknown below what is unknown or a macro adds to} */
    Property get(String... names) {
        var here = this;
        for (var name : names) {
            var below = here.json.path(name);
            here = here.isUnknown() || below.isMissingNode() && here.json.has("Fn::Transform")
                    ? new Property(template, UNKNOWN)
                    : of(template, below);
        }
        return here;
    }

    Value value() {
        return template.value(json);
    }

    Value value(String... names) {
        return get(names).value();
    }

    /** {@return the elements of a list, or the one thing that stands in its place; empty if it is not known which} */
    Optional<List<Property>> items() {
        if (isUnknown()) {
            return value().equals(Value.UNKNOWN) ? Optional.empty() : Optional.of(List.of(this));
        }
        var items = new ArrayList<Property>();
        if (json.isArray()) {
            json.forEach(each -> items.add(of(template, each)));
        } else if (!isAbsent()) {
            items.add(this);
        }
        items.removeIf(Property::isAbsent);
        return Optional.of(items);
    }
}

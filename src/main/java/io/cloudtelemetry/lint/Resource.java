package io.cloudtelemetry.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resource of a template. */
final class Resource {
    final Template template;
    final String id;
    final String type;
    final JsonNode json;

    /** What it deploys as a nested stack; null if it is none, or that of another place. */
    @Nullable
    Template nested;

    Resource(Template template, String id, JsonNode json) {
        this.template = template;
        this.id = id;
        this.type = json.path("Type").asText();
        this.json = json;
    }

    Property properties() {
        return Property.of(template, json.path("Properties"));
    }

    Property get(String... names) {
        return properties().get(names);
    }

    Value value(String... names) {
        return get(names).value();
    }

    /** {@return the elements of a list; none also if they are not known} */
    List<Property> items(String... names) {
        return get(names).items().orElse(List.of());
    }

    boolean isOf(String... types) {
        return List.of(types).contains(type);
    }

    /** {@return its path in the app that defines it; empty if it is of none} */
    String constructPath() {
        return json.path("Metadata").path("aws:cdk:path").asText();
    }

    /** {@return how another finding calls it} */
    String shown() {
        var file = template.file.name().substring(template.file.folder().length());
        return constructPath().isEmpty() ? id + " in " + file : constructPath();
    }

    boolean isConditional() {
        return json.has("Condition");
    }
}

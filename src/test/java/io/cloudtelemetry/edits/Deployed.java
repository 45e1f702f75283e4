package io.cloudtelemetry.edits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A resource of a stack as it stands.
 *
 * @param name its name, which CloudFormation made up if it is given none
 * @param properties without intrinsic functions
 * @param after the logical ids that it depends on
 * @param deletion what becomes of it when it falls out of the template
 * @param replacement what becomes of it when another takes its place
 */
record Deployed(
        String stack,
        String id,
        String type,
        String name,
        JsonNode properties,
        Set<String> after,
        String deletion,
        String replacement) {
    String thing() {
        return ResourceType.of(type).thing();
    }

    /** What it is called in the account. */
    String key() {
        return thing() + " " + name;
    }

    String owner() {
        return stack + "/" + id;
    }

    String text(String property) {
        return properties.path(property).asText();
    }
}

package io.cloudtelemetry.resources;

import io.cloudtelemetry.metrics.ResourceType;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What resources point at others of their type by a property, as a queue does at its dead-letter queue.
 *
 * @param texts the values, as they stand in the template, by stack and property
 */
record PointedAt(Map<String, String> texts) {
    static PointedAt in(List<TemplateResource> resources) {
        var texts = new LinkedHashMap<String, String>();
        for (var resource : resources) {
            ResourceTypes.ofCloudFormation(resource.type()).stream()
                    .map(ResourceType::pointedAtBy)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(property -> {
                        var value = resource.property(property);
                        if (value != null) {
                            texts.merge(key(resource, property), text(resource, value), String::concat);
                        }
                    });
        }
        return new PointedAt(texts);
    }

    /** {@return whether another resource of its stack points at it} Only then is its logical id asked for. */
    boolean has(TemplateResource resource, String property) {
        var text = texts.get(key(resource, property));
        return text != null
                && Pattern.compile("\\b" + text(resource, resource.resource().getLogicalId()) + "\\b")
                        .matcher(text)
                        .find();
    }

    private static String key(TemplateResource resource, String property) {
        return resource.place().stackPath() + " " + resource.type() + " " + property;
    }

    private static String text(TemplateResource resource, Object value) {
        return String.valueOf(resource.place().stack().resolve(value));
    }
}

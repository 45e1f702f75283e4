package io.cloudtelemetry;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.assertions.Template;

/** Reads template values that CloudFormation would join from texts and references. */
public final class TemplateText {
    private TemplateText() {}

    /** {@return the value as one text, with references as <code>${Name}</code>} */
    public static String of(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return String.valueOf(value);
        }
        if (map.get("Fn::Join") instanceof List<?> join) {
            return ((List<?>) join.get(1)).stream().map(TemplateText::of).collect(joining(of(join.get(0))));
        }
        return map.get("Fn::GetAtt") instanceof List<?> attribute
                ? "${%s.%s}".formatted(attribute.toArray())
                : "${" + map.get("Ref") + "}";
    }

    /** {@return the requests that the stack's calls make at an event: Create, Update or Delete} */
    public static List<String> requests(Template template, String event) {
        return template.findResources("Custom::ExistingResourceCall").values().stream()
                .map(resource -> (Map<?, ?>) resource.get("Properties"))
                .filter(properties -> properties.get(event) != null)
                .map(properties -> of(properties.get(event)))
                .toList();
    }

    /** {@return the statements of the stack's policies as {@code action on resource}} */
    public static List<String> statements(Template template) {
        return template.findResources("AWS::IAM::Policy").values().stream()
                .map(resource -> (Map<?, ?>) resource.get("Properties"))
                .map(properties -> (Map<?, ?>) properties.get("PolicyDocument"))
                .flatMap(document -> ((List<?>) document.get("Statement")).stream())
                .map(statement -> (Map<?, ?>) statement)
                .map(statement -> of(statement.get("Action")) + " on " + of(statement.get("Resource")))
                .toList();
    }
}

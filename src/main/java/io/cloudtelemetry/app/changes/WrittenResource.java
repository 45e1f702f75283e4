package io.cloudtelemetry.app.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A resource as a template has it. */
record WrittenResource(
        String stack, String id, String typeName, JsonNode properties, String deletion, String replacement) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern IN_RULE = Pattern.compile("(?:ALARM|OK|INSUFFICIENT_DATA)\\(\"?([^\")]+)\"?\\)");

    /** A name that is put together from resources of its stack is another in each stack. */
    private static final Pattern OF_ITS_STACK = Pattern.compile("\"Ref\":\"(?!AWS::)|\"Fn::GetAtt\"");

    private static final String OBSERVABILITY = "amazon-cloudwatch-observability";

    /** Objects that both the add-on and the manifests install. */
    private static final List<String> OF_THE_ADDON =
            List.of("DaemonSet cloudwatch-agent", "ServiceAccount cloudwatch-agent");

    static WrittenResource of(String stack, String id, JsonNode resource) {
        return new WrittenResource(
                stack,
                id,
                resource.path("Type").asText(),
                resource.path("Properties"),
                resource.path("DeletionPolicy").asText("Delete"),
                resource.path("UpdateReplacePolicy").asText("Delete"));
    }

    ResourceType type() {
        return ResourceType.of(typeName);
    }

    /** {@return what an operator calls it, such as "alarm orders-prod-latency-warning"} */
    String label() {
        var name = type().name(properties);
        return type().thing() + " " + (name == null ? id : name);
    }

    boolean isReplacedBy(WrittenResource next) {
        return type().isReplacedBy(properties, next.properties);
    }

    /** {@return whether it stays where it falls out of the template, or another takes its place} */
    boolean isKept(boolean replaced) {
        return !(replaced ? replacement : deletion).equals("Delete");
    }

    /** {@return what stands once in an account: its name, and the objects of a manifest or an add-on in their cluster} */
    Set<String> heldOnce() {
        var held = new LinkedHashSet<String>();
        var cluster = properties.path("ClusterName").toString();
        var name = type().name(properties);
        if (!type().shared() && name != null) {
            held.add(OF_ITS_STACK.matcher(name).find() ? label() + " in " + stack : label());
        }
        if (typeName.equals("Custom::AWSCDK-EKS-KubernetesResource")) {
            objects().forEach(object -> held.add(object + " of " + cluster));
        } else if (properties.path("AddonName").asText().equals(OBSERVABILITY)) {
            OF_THE_ADDON.forEach(object -> held.add(object + " of " + cluster));
        }
        return held;
    }

    /** None of one that is put together while it is deployed. */
    private List<String> objects() {
        try {
            var objects = JSON.readTree(properties.path("Manifest").asText("[]"));
            return StackTemplates.stream(objects)
                    // The namespace is kept, and adopted by whoever comes next.
                    .filter(each -> !each.path("kind").asText().equals("Namespace"))
                    .map(each -> each.path("kind").asText() + " "
                            + each.path("metadata").path("name").asText())
                    .toList();
        } catch (JsonProcessingException notText) {
            return List.of();
        }
    }

    /** {@return the labels of the alarms that a composite names; none of any other resource} */
    Set<String> alarms() {
        var names = IN_RULE.matcher(properties.path("AlarmRule").asText())
                .results()
                .map(found -> "alarm " + found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (properties.has("ActionsSuppressor")) {
            names.add("alarm " + properties.path("ActionsSuppressor").asText().replaceFirst("^arn:.*:alarm:", ""));
        }
        return names;
    }

    /** {@return whether it is told to a topic of that name} */
    boolean tells(@Nullable String topic) {
        return topic != null
                && List.of("AlarmActions", "OKActions", "InsufficientDataActions").stream()
                        .flatMap(each -> StackTemplates.stream(properties.path(each)))
                        .anyMatch(action -> action.toString().contains(":" + topic + "\""));
    }
}

package io.cloudtelemetry.app.reading;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in one line what is wrong with a value of the configuration file: key path, what was got, what is allowed. */
final class ConfigurationProblem {
    private ConfigurationProblem() {}

    /**
     * {@return the line for a refusal, with the value as it stands in the file}
     *
     * @param at the path of the node that is refused, or that holds what is
     */
    static String of(JsonProcessingException problem, String at, JsonNode node, JsonNode written) {
        var references = problem instanceof JsonMappingException within ? within.getPath() : List.<Reference>of();
        var path = path(at, references);
        if (problem.getCause() instanceof IllegalArgumentException refused) {
            return (path.isEmpty() ? "" : path + ".") + refused.getMessage();
        }
        var got = got(at(references, node), at(references, written));
        if (problem instanceof InputCoercionException || problem.getCause() instanceof InputCoercionException) {
            return "%s must be at most %d, got %s".formatted(path, Integer.MAX_VALUE, got);
        }
        var type = problem instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return "%s must be %s, got %s".formatted(path.isEmpty() ? "the file" : path, expected(type), got);
    }

    private static JsonNode at(List<Reference> references, JsonNode file) {
        var node = file;
        for (var reference : references) {
            node = reference.getFieldName() == null
                    ? node.path(reference.getIndex())
                    : node.path(reference.getFieldName());
        }
        return node;
    }

    private static String path(String at, List<Reference> references) {
        var path = new StringBuilder(at);
        for (var reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type == Integer.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text, in quotes if it looks like a number or a truth value";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                            .map(ConfigurationProblem::word)
                            .collect(joining(", "));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type.isRecord()) {
            return "a mapping with some of the keys "
                    + Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(joining(", "));
        }
        return Map.class.isAssignableFrom(type) ? "a mapping" : "something else";
    }

    private static String word(Object constant) {
        return ConfigurationFile.YAML.convertValue(constant, String.class);
    }

    private static String got(JsonNode node, JsonNode written) {
        if (node.isArray()) {
            return "a list";
        }
        if (node.isNumber()) {
            return written.asText();
        }
        return node.isObject() ? "a mapping" : node.toString();
    }
}

package io.cloudtelemetry.app.reading;

import static io.cloudtelemetry.app.reading.ConfigurationFile.YAML;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds all problems of a file, in the order of its keys. What holds a problem is looked at no further, as all else about it
 * could follow from that: a misspelled key would also be reported as the missing one.
 */
final class FileShape {
    private final List<String> problems = new ArrayList<>();
    private final boolean values;

    private FileShape(boolean values) {
        this.values = values;
    }

    /** {@return what a node that is to become a value of a type has of unknown keys, empty entries and numbers not decimal} */
    static List<String> problems(JsonNode node, JsonNode written, Type type) {
        return problems(node, written, type, false);
    }

    /** {@return that, and what the records and types refuse; each record is made again for those around it} */
    static List<String> problemsOfValues(JsonNode node, JsonNode written, Type type) {
        return problems(node, written, type, true);
    }

    private static List<String> problems(JsonNode node, JsonNode written, Type type, boolean values) {
        var shape = new FileShape(values);
        shape.check(node, written, type, "");
        return shape.problems;
    }

    private void check(JsonNode node, JsonNode written, Type type, String path) {
        var before = problems.size();
        if (type instanceof Class<?> shape && shape.isRecord() && node.isObject()) {
            var known = Arrays.stream(shape.getRecordComponents())
                    .collect(Collectors.toMap(
                            RecordComponent::getName, RecordComponent::getGenericType, (a, b) -> a, TreeMap::new));
            for (var key : (Iterable<String>) node::fieldNames) {
                var keyPath = path.isEmpty() ? key : path + "." + key;
                if (known.containsKey(key)) {
                    check(node.get(key), written.path(key), known.get(key), keyPath);
                } else {
                    problems.add(unknown(shape, key, keyPath, known.keySet()));
                }
            }
        } else if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class && node.isArray()) {
                for (int index = 0; index < node.size(); index++) {
                    checkEntry(node.get(index), written.path(index), arguments[0], path + "[" + index + "]");
                }
            } else if (generic.getRawType() == Map.class && node.isObject()) {
                for (var key : (Iterable<String>) node::fieldNames) {
                    checkEntry(node.get(key), written.path(key), arguments[1], path + "." + key);
                }
            }
        }
        if (problems.size() == before && !node.isNull()) {
            checkValue(node, written, type, path);
        }
    }

    private static String unknown(Class<?> shape, String key, String keyPath, Set<String> known) {
        for (var lacks : shape.getAnnotationsByType(Lacks.class)) {
            if (lacks.key().equals(key)) {
                return "%s must be left out: %s".formatted(keyPath, lacks.because());
            }
        }
        return "%s is unknown; did you mean %s? Allowed: %s".formatted(keyPath, Keys.nearest(key, known), known);
    }

    private void checkEntry(JsonNode node, JsonNode written, Type type, String path) {
        if (node.isNull()) {
            problems.add(path + " must not be empty; give it a value, or take it out");
        } else {
            check(node, written, type, path);
        }
    }

    private void checkValue(JsonNode node, JsonNode written, Type type, String path) {
        try {
            WrittenNumbers.requireDecimal(node, written, path);
            if (values) {
                YAML.treeToValue(node, YAML.constructType(type));
            }
        } catch (IllegalArgumentException refused) {
            problems.add(refused.getMessage());
        } catch (JsonProcessingException refused) {
            problems.add(ConfigurationProblem.of(refused, path, node, written));
        }
    }
}

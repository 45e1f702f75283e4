package io.cloudtelemetry.app.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds keys that no record has, and entries that are empty, before any value is looked at: a misspelled key would
 * otherwise be reported as the missing one.
 */
final class FileShape {
    private FileShape() {}

    /** Refuses the first unknown key or empty entry below a node that is to become a value of a type. */
    static void refuse(JsonNode node, Type type, String path) {
        if (type instanceof Class<?> shape && shape.isRecord() && node.isObject()) {
            var known = Arrays.stream(shape.getRecordComponents())
                    .collect(Collectors.toMap(
                            RecordComponent::getName, RecordComponent::getGenericType, (a, b) -> a, TreeMap::new));
            for (var key : (Iterable<String>) node::fieldNames) {
                var keyPath = path.isEmpty() ? key : path + "." + key;
                if (!known.containsKey(key)) {
                    refuseLacking(shape, key, keyPath);
                    throw new IllegalArgumentException("%s is unknown; did you mean %s? Allowed: %s"
                            .formatted(keyPath, Keys.nearest(key, known.keySet()), known.keySet()));
                }
                refuse(node.get(key), known.get(key), keyPath);
            }
        } else if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class && node.isArray()) {
                for (int index = 0; index < node.size(); index++) {
                    refuseEntry(node.get(index), arguments[0], path + "[" + index + "]");
                }
            } else if (generic.getRawType() == Map.class && node.isObject()) {
                for (var key : (Iterable<String>) node::fieldNames) {
                    refuseEntry(node.get(key), arguments[1], path + "." + key);
                }
            }
        }
    }

    private static void refuseLacking(Class<?> shape, String key, String keyPath) {
        for (var lacks : shape.getAnnotationsByType(Lacks.class)) {
            if (lacks.key().equals(key)) {
                throw new IllegalArgumentException("%s must be left out: %s".formatted(keyPath, lacks.because()));
            }
        }
    }

    private static void refuseEntry(JsonNode node, Type type, String path) {
        if (node.isNull()) {
            throw new IllegalArgumentException(path + " must not be empty; give it a value, or take it out");
        }
        refuse(node, type, path);
    }
}

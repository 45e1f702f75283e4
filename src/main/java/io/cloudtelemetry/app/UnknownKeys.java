package io.cloudtelemetry.app;

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
 * Finds keys that no record has, before any value is looked at: a misspelled key would otherwise be reported as the
 * missing one.
 */
final class UnknownKeys {
    private UnknownKeys() {}

    /** Refuses the first unknown key below a node that is to become a value of a type. */
    static void refuse(JsonNode node, Type type, String path) {
        if (type instanceof Class<?> shape && shape.isRecord() && node.isObject()) {
            var known = Arrays.stream(shape.getRecordComponents())
                    .collect(Collectors.toMap(
                            RecordComponent::getName, RecordComponent::getGenericType, (a, b) -> a, TreeMap::new));
            for (var key : (Iterable<String>) node::fieldNames) {
                var keyPath = path.isEmpty() ? key : path + "." + key;
                if (!known.containsKey(key)) {
                    throw new IllegalArgumentException("%s is unknown; did you mean %s? Allowed: %s"
                            .formatted(keyPath, Keys.nearest(key, known.keySet()), known.keySet()));
                }
                refuse(node.get(key), known.get(key), keyPath);
            }
        } else if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class && node.isArray()) {
                for (int index = 0; index < node.size(); index++) {
                    refuse(node.get(index), arguments[0], path + "[" + index + "]");
                }
            } else if (generic.getRawType() == Map.class && node.isObject()) {
                for (var key : (Iterable<String>) node::fieldNames) {
                    refuse(node.get(key), arguments[1], path + "." + key);
                }
            }
        }
    }
}

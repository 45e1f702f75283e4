package io.cloudtelemetry.app.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps numbers as they are written where a text is expected: to YAML the id 12345e6789 is a number without end, 0123 is
 * another one than 123 and 1_000 the same as 1000.
 */
final class WrittenNumbers {
    /** YAML 1.1 takes 060 for 48, 0b11 for 3 and 1_000 for 1000, YAML 1.2 for 60 and for two texts. */
    private static final Pattern NO_PLAIN_NUMBER = Pattern.compile("(?i)[-+]?0[0-9_]+|[-+]?0b.*|.*_.*");

    private WrittenNumbers() {}

    /** {@return the file with each number as the text that stands there} */
    static JsonNode tree(String text) throws IOException {
        try (var parser = new NumbersAreText(ConfigurationFile.YAML.createParser(text))) {
            return ConfigurationFile.YAML.readTree(parser);
        }
    }

    /** {@return a node that is to become a value of a type, with its numbers as written where that has texts} */
    static JsonNode asText(JsonNode node, JsonNode written, Type type) {
        if (type == String.class && node.isNumber()) {
            return written;
        }
        if (type instanceof Class<?> shape && shape.isRecord() && node instanceof ObjectNode object) {
            for (var component : shape.getRecordComponents()) {
                replace(object, written, component.getName(), component.getGenericType());
            }
        } else if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class && node instanceof ArrayNode array) {
                for (int index = 0; index < array.size(); index++) {
                    array.set(index, asText(array.get(index), written.path(index), arguments[0]));
                }
            } else if (generic.getRawType() == Map.class && node instanceof ObjectNode object) {
                List.copyOf(object.properties())
                        .forEach(entry -> replace(object, written, entry.getKey(), arguments[1]));
            }
        }
        return node;
    }

    private static void replace(ObjectNode object, JsonNode written, String key, Type type) {
        if (object.has(key)) {
            object.set(key, asText(object.get(key), written.path(key), type));
        }
    }

    /**
     * Refuses numbers that not every reader of YAML takes for the same, where a number is expected.
     *
     * @param path of the node, as it is shown
     */
    static void requireDecimal(JsonNode node, JsonNode written, String path) {
        if (node.isNumber() && NO_PLAIN_NUMBER.matcher(written.asText()).matches()) {
            throw new IllegalArgumentException(
                    "%s must be in decimal digits such as 60, got %s, which readers of YAML take differently"
                            .formatted(path, written.asText()));
        }
        if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException("%s must be a number, got %s".formatted(path, written.asText()));
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            requireDecimal(node.get(index), written.path(index), "%s[%d]".formatted(path, index));
        }
        node.properties()
                .forEach(entry -> requireDecimal(
                        entry.getValue(),
                        written.path(entry.getKey()),
                        path.isEmpty() ? entry.getKey() : path + "." + entry.getKey()));
    }

    /** A parser to which a number is the text in its place. */
    private static final class NumbersAreText extends JsonParserDelegate {
        NumbersAreText(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            return text(super.nextToken());
        }

        @Override
        public JsonToken currentToken() {
            return text(super.currentToken());
        }

        private static JsonToken text(JsonToken token) {
            return token != null && token.isNumeric() ? JsonToken.VALUE_STRING : token;
        }
    }
}

package io.cloudtelemetry.app.reading;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.cloudtelemetry.app.reading.YamlTree.WrittenNumber;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What messages say of values. */
final class ValueWords {
    private ValueWords() {}

    /** {@return what a type takes} */
    static String expected(Class<?> type, Function<Object, String> words) {
        if (type.isRecord()) {
            return "a mapping with some of the keys "
                    + Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(joining(", "));
        }
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants()).map(words).collect(joining(", "));
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return type == Integer.class ? "a whole number" : "a number";
    }

    static String got(Object node) {
        if (node instanceof String text) {
            return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
        }
        if (node instanceof List) {
            return "a list";
        }
        return node instanceof Map ? "a mapping" : text(node);
    }

    static String text(Object scalar) {
        return scalar instanceof WrittenNumber number ? number.text() : scalar.toString();
    }
}

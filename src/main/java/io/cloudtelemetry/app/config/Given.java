package io.cloudtelemetry.app.config;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Hands on what a file gives, so that the library's own default holds for all else. */
final class Given {
    private Given() {}

    /** {@return the target, changed by the value if there is one} */
    static <T, V> T with(T target, @Nullable V value, BiFunction<T, V, ? extends T> change) {
        return value == null ? target : change.apply(target, value);
    }

    /** {@return the keys that are given, of keys with their values} */
    static List<String> keys(@Nullable Object... keysAndValues) {
        return IntStream.range(0, keysAndValues.length / 2)
                .filter(index -> keysAndValues[2 * index + 1] != null)
                .mapToObj(index -> (String) keysAndValues[2 * index])
                .toList();
    }

    /** {@return the one that is given, of keys with their values; refuses none and several} */
    static String only(@Nullable Object... keysAndValues) {
        var given = keys(keysAndValues);
        if (given.size() == 1) {
            return given.get(0);
        }
        var all = IntStream.range(0, keysAndValues.length / 2)
                .mapToObj(index -> (String) keysAndValues[2 * index])
                .collect(joining(", "));
        throw new IllegalArgumentException("%s must be given, got %s"
                .formatted(
                        all.replaceFirst(", (?=\\w+$)", " or "),
                        given.isEmpty() ? "none" : String.join(" and ", given)));
    }

    /** Refuses a key that is given without another. */
    static void requireWith(String key, @Nullable Object value, String needed, @Nullable Object other) {
        if (value != null && other == null) {
            throw new IllegalArgumentException("%s must be given with %s only, got it without".formatted(key, needed));
        }
    }

    /** {@return whether a key is true; one that is not given counts as false} */
    static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}

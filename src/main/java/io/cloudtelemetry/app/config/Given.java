package io.cloudtelemetry.app.config;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Hands on what a file gives, so that the library's own default holds for all else. */
final class Given {
    private Given() {}

    /** {@return the target, changed by the value if there is one} */
    static <T, V> T with(T target, @Nullable V value, BiFunction<T, V, ? extends T> change) {
        return value == null ? target : change.apply(target, value);
    }

    /** {@return the keys that are given, in order} */
    static List<String> keys(Map<String, Boolean> given) {
        return given.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@return whether a key is true; one that is not given counts as false} */
    static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}

package io.cloudtelemetry.app.config;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Hands on what a file gives, so that the library's own default holds for all else. */
final class Given {
    private Given() {}

    /** {@return what comes of a value; without one it stays as it was} */
    static <T, V> T with(T target, @Nullable V value, BiFunction<T, V, ? extends T> change) {
        return value == null ? target : change.apply(target, value);
    }

    /** {@return what comes of a truth value, which is false where it is not given} */
    static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}

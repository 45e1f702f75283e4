package io.cloudtelemetry.app.config;

import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;

/** A record that stands for a value of the library, and is right if that can be made. */
interface Becomes<T> extends Checked {
    /** {@return the value} */
    T value();

    @Override
    default void check(Checks checks) {
        checks.ofAll(this::value);
    }
}

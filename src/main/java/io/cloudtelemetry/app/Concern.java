package io.cloudtelemetry.app;

import io.cloudtelemetry.app.config.TelemetryConfig;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import software.amazon.awscdk.Stack;

/**
 * What stacks of services are for.
 *
 * @param name what the stacks' names have behind that of the file
 * @param isShared whether a file has something that is of no group, in the stack without one, which all others wait for
 * @param shared defines that
 */
record Concern(String name, Predicate<TelemetryConfig> isShared, BiConsumer<TelemetryConfig, Stack> shared) {
    /** {@return a concern in which each thing is of a group, or of none} */
    static Concern of(String name) {
        return new Concern(name, config -> false, (config, stack) -> {});
    }
}

package io.cloudtelemetry.app;

import io.cloudtelemetry.app.config.TelemetryConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;

/** The stacks of a configuration by concern and group, each defined when something is put into it. */
final class ConfiguredStacks {
    /** CreateStack, {@code StackName}. */
    private static final int LONGEST_NAME = 128;

    private final App app;
    private final TelemetryConfig config;
    private final Environment environment;
    private final Map<String, Named> byName = new LinkedHashMap<>();

    /** A stack, and the key of the file that asked for it first. */
    private record Named(Stack stack, String name, String key) {}

    ConfiguredStacks(App app, TelemetryConfig config, Environment environment) {
        this.app = app;
        this.config = config;
        this.environment = environment;
    }

    /** {@return the name of the stack of a group; null is for what has none} */
    String name(String concern, @Nullable String group) {
        return config.name() + "-" + concern + (group == null ? "" : "-" + group);
    }

    /**
     * {@return the stack of a group}
     *
     * @param key of what is put into it
     */
    Stack of(String concern, @Nullable String group, String key) {
        var name = name(concern, group);
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "%s.stack must be at most %d characters, as the stack's name has %d, got %d: \"%s\""
                            .formatted(
                                    key,
                                    LONGEST_NAME - name(concern, "").length(),
                                    LONGEST_NAME,
                                    group == null ? 0 : group.length(),
                                    group));
        }
        // Templates of two names that differ in case only would be one file on some systems.
        var known = byName.computeIfAbsent(
                name.toLowerCase(Locale.ROOT), each -> new Named(define(name, concern, group), name, key));
        if (!known.name.equals(name)) {
            throw new IllegalArgumentException(
                    "%s.stack must differ from %s.stack in more than case, got the stacks %s and %s; spell both alike, or take another word"
                            .formatted(key, known.key, name, known.name));
        }
        return known.stack;
    }

    List<Stack> all() {
        return byName.values().stream().map(Named::stack).toList();
    }

    private Stack define(String name, String concern, @Nullable String group) {
        return Stack.Builder.create(app, name)
                .stackName(name)
                .description("CloudWatch telemetry: " + concern + (group == null ? "" : ", " + group))
                .env(environment)
                .build();
    }
}

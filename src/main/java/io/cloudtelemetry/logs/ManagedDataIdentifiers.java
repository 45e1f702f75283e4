package io.cloudtelemetry.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The names of AWS's managed data identifiers, as CDK's {@code DataIdentifier} has them. */
final class ManagedDataIdentifiers {
    private static final Set<String> NAMES = read();

    private ManagedDataIdentifiers() {}

    static Set<String> names() {
        return NAMES;
    }

    static void require(String name) {
        if (!NAMES.contains(Objects.requireNonNull(name, "identifiers"))) {
            throw new IllegalArgumentException(
                    "identifiers must be managed data identifiers of AWS, got \"%s\"; allowed: %s"
                            .formatted(name, String.join(", ", NAMES)));
        }
    }

    private static Set<String> read() {
        try (var file = ManagedDataIdentifiers.class.getResourceAsStream("managed-data-identifiers.txt")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Collections.unmodifiableSet(
                    new TreeSet<>(Arrays.asList(text.strip().split("\n"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

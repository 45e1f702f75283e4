package io.cloudtelemetry.eks.agent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.ordered.Ordered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of the agent's configuration that this library writes, each with the first version that knows it, by the tags of
 * aws/amazon-cloudwatch-agent (translator, and translator/config/schema.json); 1.247345.1 is the oldest of them.
 */
final class AgentKeys {
    static final Map<String, String> SINCE = read();

    private AgentKeys() {}

    /** {@return the paths of a tree that hold a value} */
    static Stream<String> of(Map<?, ?> tree) {
        return tree.entrySet().stream()
                .flatMap(entry -> entry.getValue() instanceof Map<?, ?> inner && !inner.isEmpty()
                        ? of(inner).map(rest -> entry.getKey() + "." + rest)
                        : Stream.of(String.valueOf(entry.getKey())));
    }

    /** {@return the first key of a tree that a version of the agent does not know} Such an agent ignores it, or does not start. */
    static Optional<String> unknownTo(String version, Map<?, ?> tree) {
        var agent = Version.parse(version);
        return of(tree).filter(key -> agent.compareTo(Version.parse(SINCE.getOrDefault(key, version))) < 0)
                .min(Comparator.naturalOrder());
    }

    /**
     * Checks that a release knows every key of a tree.
     *
     * @param property what the message calls the choice that the tree follows from
     * @param allowed what that choice must be
     * @throws IllegalArgumentException if it does not, with both versions
     */
    static void requireKnown(AgentRelease release, Map<?, ?> tree, String property, String allowed, Object got) {
        unknownTo(release.version(), tree).ifPresent(key -> {
            throw new IllegalArgumentException(
                    "%s must be %s with the agent release %s (%s), got %s: the agent knows %s from %s on, so use the release %s"
                            .formatted(
                                    property,
                                    allowed,
                                    release.word(),
                                    release.version(),
                                    got,
                                    key,
                                    SINCE.get(key),
                                    AgentRelease.CURRENT.word()));
        });
    }

    private static Map<String, String> read() {
        try (var file = Objects.requireNonNull(AgentKeys.class.getResourceAsStream("agent-keys.json"))) {
            return Ordered.sorted(new ObjectMapper().readValue(file, new TypeReference<Map<String, String>>() {}));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

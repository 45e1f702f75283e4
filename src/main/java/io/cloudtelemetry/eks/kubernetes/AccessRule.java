package io.cloudtelemetry.eks.kubernetes;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudtelemetry.ordered.Ordered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A right in the cluster, and why it is needed.
 *
 * @param what the right in words, for docs/permissions.md
 * @param feeds what is not collected without it
 */
public record AccessRule(Map<String, Object> rule, String what, String feeds) {
    private static final String SEPARATOR = ", ";

    /** {@return the right to do something with resources of the core group} */
    public static AccessRule on(String resources, String verbs, String feeds) {
        return new Row(null, resources, null, null, verbs, feeds).rule();
    }

    /** {@return sets of rights by name, from a resource file} */
    public static Map<String, List<AccessRule>> read(Class<?> owner, String file) {
        try (var text = Objects.requireNonNull(owner.getResourceAsStream(file))) {
            var sets = new YAMLMapper().readValue(text, new TypeReference<LinkedHashMap<String, List<Row>>>() {});
            return sets.entrySet().stream()
                    .collect(toMap(
                            Map.Entry::getKey,
                            set -> set.getValue().stream().map(Row::rule).toList(),
                            (one, other) -> one,
                            LinkedHashMap::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A right as a file has it: to resources of a group, or to one of a name among them, or to a path of the API server. */
    private record Row(
            @Nullable String group,
            @Nullable String resources,
            @Nullable String name,
            @Nullable String url,
            String verbs,
            String feeds) {
        AccessRule rule() {
            var allowed = List.of(verbs.split(SEPARATOR));
            if (resources == null) {
                return new AccessRule(
                        Ordered.map("nonResourceURLs", List.of(String.valueOf(url)), "verbs", allowed),
                        "%s of the API server: %s".formatted(url, verbs),
                        feeds);
            }
            var rule = new TreeMap<String, Object>(Map.of("verbs", allowed));
            rule.put("apiGroups", List.of(group == null ? "" : group));
            rule.put("resources", List.of(resources.split(SEPARATOR)));
            if (name != null) {
                rule.put("resourceNames", List.of(name));
            }
            var named = name == null ? "" : " " + List.of(name);
            return new AccessRule(
                    Ordered.sorted(rule),
                    "%s%s%s: %s".formatted(group == null ? "" : group + " ", resources, named, verbs),
                    feeds);
        }
    }
}

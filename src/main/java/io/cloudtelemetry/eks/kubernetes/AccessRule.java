package io.cloudtelemetry.eks.kubernetes;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cdk8s.plus25.k8s.PolicyRule;
import org.jspecify.annotations.Nullable;

/**
 * A right in the cluster, and why it is needed.
 *
 * @param what the right in words, for docs/permissions.md
 * @param feeds what is not collected without it
 */
public record AccessRule(PolicyRule rule, String what, String feeds) {
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
            var rule = PolicyRule.builder().verbs(List.of(verbs.split(SEPARATOR)));
            if (resources == null) {
                return new AccessRule(
                        rule.nonResourceUrLs(List.of(String.valueOf(url))).build(),
                        "%s of the API server: %s".formatted(url, verbs),
                        feeds);
            }
            rule.apiGroups(List.of(group == null ? "" : group)).resources(List.of(resources.split(SEPARATOR)));
            var named = name == null ? "" : " " + List.of(name);
            return new AccessRule(
                    (name == null ? rule : rule.resourceNames(List.of(name))).build(),
                    "%s%s%s: %s".formatted(group == null ? "" : group + " ", resources, named, verbs),
                    feeds);
        }
    }
}

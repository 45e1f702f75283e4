package io.cloudtelemetry.eks.kubernetes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
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
public record RbacRule(Map<String, Object> rule, String what, String feeds) {
    private static final String SEPARATOR = ", ";

    /** Copies the rule. */
    public RbacRule {
        rule = Ordered.sorted(rule);
    }

    /** {@return the right to do something with resources of the core group} */
    public static RbacRule on(String resources, String verbs, String feeds) {
        return of(null, resources, null, null, verbs, feeds);
    }

    /** {@return sets of rights by name, from a resource file} */
    public static Map<String, List<RbacRule>> read(Class<?> owner, String file) {
        try (var text = Objects.requireNonNull(owner.getResourceAsStream(file))) {
            return new YAMLMapper().readValue(text, new TypeReference<LinkedHashMap<String, List<RbacRule>>>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A right as a file has it: to resources of a group, or to one of a name among them, or to a path of the API server. */
    @JsonCreator
    static RbacRule of(
            @JsonProperty("group") @Nullable String group,
            @JsonProperty("resources") @Nullable String resources,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("url") @Nullable String url,
            @JsonProperty("verbs") String verbs,
            @JsonProperty("feeds") String feeds) {
        var rule = new TreeMap<String, Object>(Map.of("verbs", List.of(verbs.split(SEPARATOR))));
        if (resources == null) {
            rule.put("nonResourceURLs", List.of(String.valueOf(url)));
            return new RbacRule(rule, "%s of the API server: %s".formatted(url, verbs), feeds);
        }
        rule.put("apiGroups", List.of(group == null ? "" : group));
        rule.put("resources", List.of(resources.split(SEPARATOR)));
        if (name != null) {
            rule.put("resourceNames", List.of(name));
        }
        var named = name == null ? "" : " " + List.of(name);
        var what = "%s%s%s: %s".formatted(group == null ? "" : group + " ", resources, named, verbs);
        return new RbacRule(rule, what, feeds);
    }
}

package io.cloudtelemetry.eks.kubernetes;

import io.cloudtelemetry.ordered.Ordered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        var sets = new LinkedHashMap<String, List<RbacRule>>();
        KubernetesTemplate.documents(owner, file)
                .get(0)
                .forEach((name, rules) -> sets.put(
                        name,
                        ((List<?>) rules)
                                .stream().map(rule -> of((Map<?, ?>) rule)).toList()));
        return sets;
    }

    private static RbacRule of(Map<?, ?> rule) {
        return of(
                (String) rule.get("group"),
                (String) rule.get("resources"),
                (String) rule.get("name"),
                (String) rule.get("url"),
                (String) rule.get("verbs"),
                (String) rule.get("feeds"));
    }

    /** A right as a file has it: to resources of a group, or to one of a name among them, or to a path of the API server. */
    private static RbacRule of(
            @Nullable String group,
            @Nullable String resources,
            @Nullable String name,
            @Nullable String url,
            String verbs,
            String feeds) {
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

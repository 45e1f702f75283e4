package io.cloudtelemetry.eks.kubernetes;

import java.util.List;
import org.cdk8s.plus25.k8s.PolicyRule;

/**
 * A right in the cluster, and why it is needed.
 *
 * @param what the right in words, for docs/rbac.md
 * @param feeds what is not collected without it
 */
public record AccessRule(PolicyRule rule, String what, String feeds) {
    /** {@return the right to do something with resources of a group of the API, separated by a comma and a space} */
    public static AccessRule on(String apiGroup, String resources, String feeds, String... verbs) {
        return new AccessRule(
                PolicyRule.builder()
                        .apiGroups(List.of(apiGroup))
                        .resources(List.of(resources.split(", ")))
                        .verbs(List.of(verbs))
                        .build(),
                "%s: %s"
                        .formatted(
                                apiGroup.isEmpty() ? resources : apiGroup + " " + resources, String.join(", ", verbs)),
                feeds);
    }

    /** {@return the right to do something with resources of the core group, and only those of these names} */
    public static AccessRule named(String resource, List<String> names, String feeds, String... verbs) {
        return new AccessRule(
                PolicyRule.builder()
                        .apiGroups(List.of(""))
                        .resources(List.of(resource))
                        .resourceNames(names)
                        .verbs(List.of(verbs))
                        .build(),
                "%s %s: %s".formatted(resource, names, String.join(", ", verbs)),
                feeds);
    }

    /** {@return the right to do something with a path of the API server} */
    public static AccessRule onUrl(String path, String feeds, String... verbs) {
        return new AccessRule(
                PolicyRule.builder()
                        .nonResourceUrLs(List.of(path))
                        .verbs(List.of(verbs))
                        .build(),
                "%s of the API server: %s".formatted(path, String.join(", ", verbs)),
                feeds);
    }
}

package io.cloudtelemetry.app.config;

import io.cloudtelemetry.metrics.Nearest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file can put into the stack of a group, beside the one that holds all without a group. */
public interface Grouped {
    /** The word by which a board shows what has no group. */
    String UNGROUPED = "ungrouped";

    /** What CloudFormation takes in a stack's name; the whole name is checked where it is put together. */
    Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");

    /** {@return the group; null for none} */
    @Nullable
    String stack();

    /** {@return the group, or the word for none} */
    default String group() {
        var group = stack();
        return group == null ? UNGROUPED : group;
    }

    /** {@return whether it is of one of some groups; an empty list stands for all} */
    default boolean isIn(List<String> groups) {
        return groups.isEmpty() || groups.contains(group());
    }

    /** Refuses a group that no stack can be named after. */
    static void require(@Nullable String group) {
        if (group != null && !NAME.matcher(group).matches()) {
            throw new IllegalArgumentException(
                    "stack must be 1 to 100 letters, digits or hyphens, got \"%s\"; it becomes the end of a stack's name"
                            .formatted(group));
        }
        if (UNGROUPED.equals(group)) {
            throw new IllegalArgumentException(
                    "stack must not be %s, by which boards show what has no stack; take another word, or leave it out"
                            .formatted(UNGROUPED));
        }
    }

    /** Refuses groups that nothing is in. */
    static void requireKnown(String key, List<String> groups, Set<String> known) {
        for (int index = 0; index < groups.size(); index++) {
            if (!known.contains(groups.get(index))) {
                throw new IllegalArgumentException(
                        "%s[%d] must be the stack of a cluster, an API or a resource, or %s, got \"%s\"; did you mean %s?"
                                .formatted(
                                        key,
                                        index,
                                        UNGROUPED,
                                        groups.get(index),
                                        Nearest.to(groups.get(index), known)));
            }
        }
    }
}

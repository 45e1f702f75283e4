package io.cloudtelemetry.lint;

import io.cloudtelemetry.metrics.DataFile;
import io.cloudtelemetry.metrics.Nearest;
import java.util.Map;
import java.util.Objects;

/**
 * What a rule says of itself, read from the resource file {@code rules.yaml}.
 *
 * @param id what it is ignored and acknowledged by
 * @param title what is wrong, in a few words
 * @param severity that of its findings, unless one is less sure
 * @param why why it matters
 * @param mend how it is mended
 */
public record LintRule(String id, String title, LintSeverity severity, String why, String mend) {
    /** The rule of what went wrong in the lint itself. */
    public static final String INTERNAL = "internal";

    private static final Map<String, LintRule> ALL = DataFile.readAll(LintRule.class, "rules.yaml", LintRule.class);

    /** {@return every rule by its id, in the order of the page} */
    public static Map<String, LintRule> all() {
        return ALL;
    }

    /**
     * {@return the rule of that id}
     *
     * @throws IllegalArgumentException if there is none
     */
    public static LintRule of(String id) {
        var rule = ALL.get(Objects.requireNonNull(id, "id"));
        if (rule == null) {
            throw new IllegalArgumentException("rule must be one of %s, got \"%s\"; did you mean %s?"
                    .formatted(String.join(", ", ALL.keySet()), id, Nearest.to(id, ALL.keySet())));
        }
        return rule;
    }
}

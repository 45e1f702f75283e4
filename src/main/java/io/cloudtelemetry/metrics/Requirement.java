package io.cloudtelemetry.metrics;

import java.util.Set;

/**
 * Something that must be switched on before a series exists, or must not.
 *
 * @param word what it is called by those who switch it on, such as {@code enhanced}; after {@code unless:} what must not
 *     be switched on
 * @param advice what it is and how it is switched on, for a person
 */
public record Requirement(String word, String advice) {
    private static final String UNLESS = "unless:";

    /** {@return whether the series exists where these things are switched on} */
    public boolean isMetWith(Set<String> switchedOn) {
        return word.startsWith(UNLESS)
                ? !switchedOn.contains(word.substring(UNLESS.length()))
                : switchedOn.contains(word);
    }
}

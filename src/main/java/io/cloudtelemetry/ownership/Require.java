package io.cloudtelemetry.ownership;

import java.util.Objects;
import java.util.regex.Pattern;

/** Refuses what AWS would refuse, before anything is attached to the tree. */
public final class Require {
    private Require() {}

    /**
     * {@return the value, if it is a token or matches}
     *
     * @param rule what it must be, for the message
     * @throws IllegalArgumentException if it does not match
     */
    public static String matching(Pattern allowed, String property, String value, String rule) {
        return Tokens.in(Objects.requireNonNull(value, property)) ? value : literal(allowed, property, value, rule);
    }

    /**
     * {@return the value, if it is a token or matches}
     *
     * @param rule what it must be, for the message
     * @param advice what to do instead, for the message
     * @throws IllegalArgumentException if it does not match
     */
    public static String matching(Pattern allowed, String property, String value, String rule, String advice) {
        if (!Tokens.in(Objects.requireNonNull(value, property))
                && !allowed.matcher(value).matches()) {
            throw refusal(property, value, rule, "; " + advice);
        }
        return value;
    }

    /**
     * {@return the value, if it matches} For what must be known at synth.
     *
     * @param rule what it must be, for the message
     * @throws IllegalArgumentException if it does not match, or is a token
     */
    public static String literal(Pattern allowed, String property, String value, String rule) {
        if (!allowed.matcher(Objects.requireNonNull(value, property)).matches()) {
            throw refusal(property, value, rule, "");
        }
        return value;
    }

    private static IllegalArgumentException refusal(String property, String value, String rule, String advice) {
        return new IllegalArgumentException(
                "%s must be %s, got \"%s\"%s".formatted(property, rule, value.replaceAll("\\R", " "), advice));
    }
}

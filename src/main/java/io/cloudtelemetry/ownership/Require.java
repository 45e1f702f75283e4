package io.cloudtelemetry.ownership;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Refuses, with an IllegalArgumentException, what AWS would refuse, before anything is attached to the tree. The message has
 * the property, the rule that says what it must be, what was got, and advice if there is any.
 */
public final class Require {
    private Require() {}

    /** {@return the value, if it is a token or matches} */
    public static String matching(Pattern allowed, String property, String value, String rule) {
        return Tokens.in(Objects.requireNonNull(value, property)) ? value : literal(allowed, property, value, rule);
    }

    /** {@return the value, if it is a token or matches} */
    public static String matching(Pattern allowed, String property, String value, String rule, String advice) {
        if (!Tokens.in(Objects.requireNonNull(value, property))
                && !allowed.matcher(value).matches()) {
            throw refusal(property, value, rule, "; " + advice);
        }
        return value;
    }

    /** {@return the value, if it matches; for what must be known at synth, hence no token} */
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

package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.ownership.Tokens;
import java.util.Objects;
import java.util.regex.Pattern;

/** Refuses what AWS would refuse, before anything is attached to the tree. */
final class Check {
    private Check() {}

    /** {@return the value, if it is a token or matches} */
    static String matching(Pattern allowed, String property, String value, String rule, String advice) {
        if (!Tokens.in(Objects.requireNonNull(value, property))
                && !allowed.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s must be %s, got \"%s\"; %s".formatted(property, rule, value.replaceAll("\\R", " "), advice));
        }
        return value;
    }
}

package io.cloudtelemetry.lint;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What a property comes to. What only a deployment knows stands in it as <code>${...}</code>; an attribute of a resource of the
 * assembly as <code>${template#LogicalId.Attribute}</code>, so that it can be found again.
 */
record Value(String text) {
    static final String HOLE = "${";
    static final Value UNKNOWN = new Value("${unknown}");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})([eE][-+]?\\d{1,2})?");

    boolean isKnown() {
        return !text.contains(HOLE);
    }

    /** {@return whether it is known to be this} */
    boolean is(String other) {
        return text.equals(other);
    }

    /** {@return whether it may be this} */
    boolean maybe(String other) {
        return !isKnown() || text.equals(other);
    }

    OptionalDouble number() {
        return NUMBER.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    /** {@return whether it is known to be true} */
    boolean isTrue() {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            default -> false;
        };
    }

    /** {@return whether it is known to be false} As YAML 1.1 writes it. */
    boolean isFalse() {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "false", "no", "off" -> true;
            default -> false;
        };
    }

    /** {@return what follows the last colon: the name in an ARN of a topic or alarm, a name as it is} */
    String lastOfArn() {
        return text.startsWith("arn:") ? text.replaceFirst("^arn:.*?:(alarm:|(?=[^:]*$))", "") : text;
    }
}

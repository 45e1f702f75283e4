package io.cloudtelemetry.lint;

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

    /** {@return whether it is known to be true} As YAML 1.1 writes it, too. */
    boolean isTrue() {
        return text.matches("(?i)true|yes|on");
    }

    /** {@return whether it is known to be false} */
    boolean isFalse() {
        return text.matches("(?i)false|no|off");
    }

    /** {@return the name in an ARN of a topic, key or alarm; a name as it is} What stands for a value has colons of its own. */
    String lastOfArn() {
        var alarm = text.indexOf(":alarm:");
        if (!text.startsWith("arn:") || alarm >= 0) {
            return alarm < 0 ? text : text.substring(alarm + ":alarm:".length());
        }
        var begin = 0;
        for (var at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
            begin = text.lastIndexOf(HOLE, at) > text.lastIndexOf('}', at) ? begin : at + 1;
        }
        return text.substring(begin);
    }
}

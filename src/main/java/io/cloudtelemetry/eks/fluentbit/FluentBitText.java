package io.cloudtelemetry.eks.fluentbit;

import io.cloudtelemetry.eks.kubernetes.KubernetesNames;
import java.util.Objects;
import java.util.regex.Pattern;

/** Text that goes into a configuration of Fluent Bit: no line break, no section, no variable of somebody else's. */
final class FluentBitText {
    private static final Pattern TOKEN = Pattern.compile("\\$\\{Token\\[[^\\]]*\\]\\}");

    private FluentBitText() {}

    /** Checks a text. A token of the CDK counts as a letter, so that the rest of the text is checked all the same. */
    static void require(Pattern form, String property, String text, String rule) {
        KubernetesNames.require(form, property, withTokensAs("t", Objects.requireNonNull(text, property)), rule);
    }

    /** Tokens differ in their text from one synthesis to the next. */
    static String withTokensAs(String replacement, String text) {
        return TOKEN.matcher(text).replaceAll(replacement);
    }
}

package io.cloudtelemetry.eks.kubernetes;

import java.util.regex.Pattern;

/**
 * Tokens of the CDK in a text, known by their form. Not those of {@code ownership}: this package is rendered to files without the
 * rest of the library, and imports nothing of it.
 */
public final class CdkTokens {
    private static final String START = "${Token[";
    private static final Pattern TOKEN = Pattern.compile(Pattern.quote(START) + "[^\\]]*\\]\\}");

    private CdkTokens() {}

    /** {@return whether a text holds one} */
    public static boolean in(String text) {
        return text.contains(START);
    }

    /** {@return a text with another one for each token, whose own text differs from one synthesis to the next} */
    public static String replaced(String text, String replacement) {
        return TOKEN.matcher(text).replaceAll(replacement);
    }
}

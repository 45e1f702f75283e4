package io.cloudtelemetry.ownership;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are not known at synth. They are told from others in Java, by how CDK writes them ("Encoding" in
 * aws-cdk-lib/core/lib/private/encoding.ts), since Token.isUnresolved is a request to its process. Other than here, eks.kubernetes has a check of its own, since it is
 * rendered without the rest of the library, and the reader of files one that refuses more.
 */
public final class Tokens {
    private static final String MARKER = "${Token[";
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{Token\\[[a-zA-Z0-9:._-]+]}");

    private Tokens() {}

    /** {@return whether a text is, or holds, what is not known at synth} */
    public static boolean in(String text) {
        return text.contains(MARKER) && IN_TEXT.matcher(text).find();
    }

    /** {@return a text for people: one that is not known at synth is written as what it stands for} */
    public static String orElse(String text, String words) {
        return in(Objects.requireNonNull(text, "text")) ? "<" + words + ">" : text;
    }

    /** {@return a text for people, with one word for each token in it} */
    public static String shown(String text, String word) {
        return IN_TEXT.matcher(text).replaceAll(word);
    }

    /** {@return whether two texts differ for certain; one that is not known at synth may be any} */
    public static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !in(one) && !in(other) && !one.equals(other);
    }
}

package io.cloudtelemetry.app.reading;

import java.util.function.Supplier;
import software.amazon.jsii.JsiiException;

/** What CDK, or jsii between it and Java, throws: a line and a stack of JavaScript. */
public final class CdkRefusal {
    private CdkRefusal() {}

    /** Runs what CDK may refuse, and makes of that a refusal of ours in one line that begins with the key. */
    public static <T> T inOneLine(String key, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException thrown) {
            if (!isOfCdk(thrown)) {
                throw thrown;
            }
            throw new IllegalArgumentException("%s is refused by the CDK: %s".formatted(key, line(thrown)), thrown);
        }
    }

    /** jsii throws a plain RuntimeException for an error that was thrown in JavaScript ("processErrorResponse"). */
    private static boolean isOfCdk(RuntimeException thrown) {
        return thrown instanceof JsiiException || thrown.getClass() == RuntimeException.class;
    }

    private static String line(RuntimeException thrown) {
        return String.valueOf(thrown.getMessage())
                .lines()
                .findFirst()
                .orElse("it does not say why")
                .replaceFirst("^(Error: )+", "");
    }
}

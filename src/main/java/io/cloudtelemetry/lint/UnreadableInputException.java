package io.cloudtelemetry.lint;

/** Something that is no template or assembly, or none that can be read. The message is one line for a person. */
public final class UnreadableInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableInputException(String message, Object... values) {
        super(message.formatted(values));
    }
}

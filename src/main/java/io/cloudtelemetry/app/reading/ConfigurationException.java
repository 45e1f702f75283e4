package io.cloudtelemetry.app.reading;

/** A configuration that is not allowed; the message is one line for the person who wrote it. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal; the message is made one line. */
    public ConfigurationException(String message) {
        // What was got may hold line breaks and the like; the message is one line all the same.
        super(message.replaceAll("\\R", "\\\\n").replaceAll("\\p{Cc}", "?"));
    }
}

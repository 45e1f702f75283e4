package io.cloudtelemetry.eks.agent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Languages whose stack traces Fluent Bit can join to one event each ("Multiline", Fluent Bit manual). */
public enum StackTrace {
    /** Panics of Go. */
    GO,
    /** Exceptions of Java. */
    JAVA,
    /** Tracebacks of Python. */
    PYTHON,
    /** Backtraces of Ruby. */
    RUBY;

    /** {@return the word for it in a configuration file, and the name of Fluent Bit's parser} */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

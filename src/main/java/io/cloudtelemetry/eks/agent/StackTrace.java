package io.cloudtelemetry.eks.agent;

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

    String parser() {
        return name().toLowerCase(Locale.ROOT);
    }
}

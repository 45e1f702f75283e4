package io.cloudtelemetry.eks.fluentbit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Languages whose stack traces Fluent Bit can join to one event each, by the parsers of stack-traces.conf. */
public enum StackTrace {
    /** Panics of Go. */
    GO,
    /** Exceptions of Java. */
    JAVA,
    /** Tracebacks of Python. */
    PYTHON,
    /** Backtraces of Ruby. */
    RUBY;

    /** {@return the word for it in a configuration file} */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Not the name of a parser that Fluent Bit has itself: it would take its own. */
    String parser() {
        return "trace-" + word();
    }
}

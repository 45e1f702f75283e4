package io.cloudtelemetry.eks.fluentbit;

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

    /** Not the name of a parser that Fluent Bit has itself: it would take its own. */
    String parser() {
        return "trace-" + name().toLowerCase(Locale.ROOT);
    }
}

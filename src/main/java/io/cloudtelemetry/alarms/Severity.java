package io.cloudtelemetry.alarms;

import java.util.Locale;

/** How urgent an alarm is; what it is routed by. */
public enum Severity {
    /** Somebody is woken. */
    CRITICAL,
    /** Somebody looks in working hours. */
    WARNING,
    /** Nobody has to act. */
    INFO;

    /** {@return the word in configuration files, alarm names and tags, such as {@code critical}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

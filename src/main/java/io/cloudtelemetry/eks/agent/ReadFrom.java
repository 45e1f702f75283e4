package io.cloudtelemetry.eks.agent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Where Fluent Bit begins in what it finds at its first start on a node. Later it goes on where it stopped, and containers
 * that start after it are read in full either way.
 */
public enum ReadFrom {
    /** At the beginning: all that the node still has, which may be much, and old. */
    HEAD,
    /** At the end: what is written from then on. */
    TAIL;

    /** {@return the word for it in a configuration file} */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String head() {
        return this == HEAD ? "On" : "Off";
    }

    String tail() {
        return this == TAIL ? "On" : "Off";
    }
}

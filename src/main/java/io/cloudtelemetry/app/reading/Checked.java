package io.cloudtelemetry.app.reading;

/**
 * A record that is checked once it is bound: by what it becomes, and together with keys around it. It is bound although keys
 * of it are wrong, which are then as if they were left out, the required ones null; so its constructor sets defaults only.
 */
public interface Checked {
    /** Checks the record; what it holds has been checked by then. */
    void check(Checks checks);
}

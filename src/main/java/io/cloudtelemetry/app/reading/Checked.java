package io.cloudtelemetry.app.reading;

import java.util.Map;

/** A record that is checked once it is bound: by what it becomes, and together with keys around it. */
public interface Checked {
    /**
     * Checks the record; all that it holds is right by then.
     *
     * @param around the texts of the keys beside it and above, by key, the nearest of each; not checked yet
     * @throws IllegalArgumentException if it is not allowed; the message begins with the key that it is about
     */
    void check(Map<String, String> around);
}

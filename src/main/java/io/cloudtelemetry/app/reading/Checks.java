package io.cloudtelemetry.app.reading;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The checks of a record whose keys may be wrong already. A check runs only where what it looks at is right, so that nothing
 * is told that only follows from another problem; what it refuses is wrong for the checks after it.
 */
public final class Checks {
    private static final Pattern FIRST_KEY = Pattern.compile("^\\w+");

    private final Map<String, String> around;
    private final Set<String> wrong;
    private final Consumer<String> problems;

    Checks(Map<String, String> around, Set<String> wrong, Consumer<String> problems) {
        this.around = around;
        this.wrong = wrong;
        this.problems = problems;
    }

    /** {@return the texts of the keys beside the record and above, by key, the nearest of each; not checked yet} */
    public Map<String, String> around() {
        return around;
    }

    /** {@return whether nothing is wrong with some keys; wrong ones are as if they were left out} */
    public boolean areRight(String... keys) {
        for (var key : keys) {
            if (wrong.contains(key)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Runs a check of a few keys.
     *
     * @param check throws IllegalArgumentException for what is not allowed; the message begins with the key that it is about
     */
    public void of(Runnable check, String... keys) {
        if (areRight(keys)) {
            run(check);
        }
    }

    /** {@return whether nothing is wrong} */
    public boolean allAreRight() {
        return wrong.isEmpty();
    }

    /** Runs a check that looks at all keys. */
    public void ofAll(Runnable check) {
        if (allAreRight()) {
            run(check);
        }
    }

    private void run(Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException refused) {
            for (var message : Refusals.in(refused)) {
                var key = FIRST_KEY.matcher(message);
                wrong.add(key.find() ? key.group() : message);
                problems.accept(message);
            }
        }
    }
}

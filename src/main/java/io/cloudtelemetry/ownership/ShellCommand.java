package io.cloudtelemetry.ownership;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/** Commands for people to paste into a POSIX shell. */
public final class ShellCommand {
    /** What no shell takes for anything but itself, wherever it stands in a word. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");

    private ShellCommand() {}

    /**
     * {@return a command with each value as one word of it, whatever is in the value}
     *
     * @param format the command, with {@code %s} where a value comes
     */
    public static String of(String format, String... values) {
        return format.formatted(Arrays.stream(values).map(ShellCommand::word).toArray());
    }

    /** "Single-Quotes", POSIX Shell Command Language: nothing is special between them but the quote itself. */
    private static String word(String value) {
        Objects.requireNonNull(value, "values");
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}

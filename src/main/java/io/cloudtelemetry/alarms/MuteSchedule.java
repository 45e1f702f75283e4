package io.cloudtelemetry.alarms;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * When a maintenance window begins. Source: {@code Expression} of Schedule in the CloudWatch API reference.
 *
 * @param expression {@code cron(Minutes Hours Day-of-month Month Day-of-week)} or {@code at(yyyy-MM-ddThh:mm)}
 */
public record MuteSchedule(String expression) {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern FORM = Pattern.compile("(cron|at)\\((.*)\\)");
    private static final String MONTHS = "|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";
    private static final String DAYS = "|SUN|MON|TUE|WED|THU|FRI|SAT";

    /** What each field may hold: numbers, and names for the last two. */
    private static final List<Pattern> FIELDS = List.of(
            field("[0-5]?\\d"),
            field("1?\\d|2[0-3]"),
            field("[1-9]|[12]\\d|3[01]"),
            field("[1-9]|1[0-2]" + MONTHS),
            field("[0-7]" + DAYS));

    /**
     * Checks the expression.
     *
     * @throws IllegalArgumentException if it is not one that CloudWatch takes
     */
    public MuteSchedule {
        var form = FORM.matcher(Objects.requireNonNull(expression, "expression"));
        if (!form.matches() || !(form.group(1).equals("at") ? isDate(form.group(2)) : isCron(form.group(2)))) {
            throw new IllegalArgumentException(
                    "schedule must be cron(minutes hours day-of-month month day-of-week) of numbers, names, *, - and commas, such as cron(0 2 * * SUN), or at(yyyy-MM-ddThh:mm), got \"%s\""
                            .formatted(expression));
        }
    }

    static MuteSchedule cron(String fields) {
        return new MuteSchedule("cron(" + fields + ")");
    }

    static MuteSchedule at(LocalDateTime begin) {
        return new MuteSchedule("at(" + MINUTES.format(Objects.requireNonNull(begin, "begin")) + ")");
    }

    private static boolean isCron(String text) {
        var fields = text.split(" ", -1);
        if (fields.length != FIELDS.size()) {
            return false;
        }
        for (int index = 0; index < fields.length; index++) {
            if (!FIELDS.get(index).matcher(fields[index]).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDate(String text) {
        try {
            MINUTES.parse(text);
            return true;
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }

    private static Pattern field(String value) {
        var item = "(\\*|(%s)(-(%s))?)".formatted(value, value);
        return Pattern.compile(item + "(," + item + ")*");
    }
}

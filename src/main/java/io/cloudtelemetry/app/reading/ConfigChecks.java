package io.cloudtelemetry.app.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.jsii.JsiiException;

/** Checks on keys of the configuration file that several records share. */
public final class ConfigChecks {
    /** A message that begins with a thing in words, such as a log group, and not with a key. */
    private static final Pattern WORDS = Pattern.compile("^[a-z]+ (?!must |of |and |or |is )[a-z]+ ");

    private ConfigChecks() {}

    /** Refuses a key that is not given, or is a list of nothing. */
    public static void require(String key, @Nullable Object value, String expected) {
        if (isNone(value)) {
            throw new IllegalArgumentException(missing(key, value, expected));
        }
    }

    static boolean isNone(@Nullable Object value) {
        return value == null || value.equals(List.of());
    }

    static String missing(String key, @Nullable Object value, String expected) {
        return "%s is %s; it must be %s".formatted(key, value == null ? "missing" : "empty", expected);
    }

    /** Checks each of several things, and tells what is wrong with any. */
    public static <T> void each(Iterable<? extends T> all, Consumer<T> check) {
        var refusals = new ArrayList<String>();
        for (var one : all) {
            try {
                check.accept(one);
            } catch (IllegalArgumentException refused) {
                refusals.addAll(Refusals.in(refused));
            }
        }
        if (!refusals.isEmpty()) {
            throw new Refusals(refusals);
        }
    }

    /** Checks each entry of a list, by its index. */
    public static void eachIndex(List<?> entries, Consumer<Integer> check) {
        each(IntStream.range(0, entries.size()).boxed().toList(), check);
    }

    /** Refuses a second entry of one identity; entries without one may be as many as they are. */
    public static <T> void requireUnique(
            String list, String key, List<? extends T> entries, Function<T, @Nullable String> identity) {
        var first = new LinkedHashMap<String, Integer>();
        eachIndex(entries, index -> {
            var name = identity.apply(entries.get(index));
            var earlier = name == null ? null : first.putIfAbsent(name, index);
            if (earlier != null) {
                throw new IllegalArgumentException("%s[%d].%s must be used once, got \"%s\" as in %s[%d]"
                        .formatted(list, index, key, name, list, earlier));
            }
        });
    }

    /** Runs a check whose message names a property of the library, and names the key instead. */
    public static <T> T renamed(String property, String key, Supplier<T> checked) {
        try {
            return checked.get();
        } catch (IllegalArgumentException refused) {
            throw mapped(refused, message -> message.replaceFirst("^" + property + "\\b", key));
        }
    }

    /** Runs a check of something below a key, whose message then begins with the key. */
    public static <T> T under(String key, Supplier<T> checked) {
        try {
            return checked.get();
        } catch (IllegalArgumentException refused) {
            throw mapped(refused, message -> key + (WORDS.matcher(message).find() ? ": " : ".") + message);
        }
    }

    private static IllegalArgumentException mapped(IllegalArgumentException refused, UnaryOperator<String> line) {
        var messages = Refusals.in(refused).stream().map(line).toList();
        return messages.size() == 1 ? new IllegalArgumentException(messages.get(0), refused) : new Refusals(messages);
    }

    /** Runs a check of something below a key that gives nothing. */
    public static void under(String key, Runnable check) {
        under(key, () -> {
            check.run();
            return key;
        });
    }

    /** Defines the constructs of a key; a refusal begins with that key. Only alarms still refuse a name here. */
    public static <T> T defined(String key, Supplier<T> definition) {
        return inOneLine(key, () -> under(key, () -> renamed("name", "alarms: each name", definition)));
    }

    /**
     * Runs what CDK may refuse, and makes of that a refusal in one line that begins with the key: CDK, or jsii between it and
     * Java, throws a line and a stack of JavaScript.
     */
    public static <T> T inOneLine(String key, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException thrown) {
            // jsii throws a plain RuntimeException for an error that was thrown in JavaScript ("processErrorResponse").
            if (!(thrown instanceof JsiiException) && thrown.getClass() != RuntimeException.class) {
                throw thrown;
            }
            var lines = String.valueOf(thrown.getMessage()).lines();
            var line = lines.findFirst().orElse("it does not say why").replaceFirst("^(Error: )+", "");
            throw new IllegalArgumentException("%s is refused by the CDK: %s".formatted(key, line), thrown);
        }
    }
}

package io.cloudtelemetry.app;

import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.constructs.Construct;

/** The keys of the file from which constructs were made, since their paths say nothing to whoever writes the file. */
final class ConstructKeys {
    private static final Kind<Keyed> KEYS = new Kind<>(Unique.IN_STACK);

    /** Scopes of the library below what a key stands for are named as the keys, with a capital. */
    private static final String BELOW = "((?:/[A-Za-z]+)*)";

    private ConstructKeys() {}

    static void add(Construct made, String key) {
        var place = Place.of(made);
        Owners.of(place, KEYS).take(place, key, new Keyed(made, key));
    }

    /**
     * Defines something in a scope of its own. A refusal has keys in place of paths.
     *
     * @param key of what is defined
     */
    static <T> T defined(Construct scope, String key, Supplier<T> definition) {
        try {
            return definition.get();
        } catch (IllegalArgumentException refused) {
            var message = String.valueOf(refused.getMessage());
            for (var other : Owners.of(Place.of(scope), KEYS).all()) {
                message = inKeys(message, Pattern.quote(other.made.getNode().getPath()), other.key);
            }
            throw new IllegalArgumentException(
                    inKeys(message, Pattern.quote(scope.getNode().getPath()) + "/[^/\\s]+", key), refused);
        }
    }

    private static String inKeys(String message, String path, String key) {
        return Pattern.compile("(?<!\\S)" + path + BELOW + "(?=[\\s,;]|$)")
                .matcher(message)
                .replaceAll(found -> Matcher.quoteReplacement(key + below(found)));
    }

    private static String below(MatchResult found) {
        if (found.group(1).matches("/ContainerLogs/[a-z]+")) {
            return ".agent.addon.containerLogs";
        }
        return Pattern.compile("/([A-Z]?)")
                .matcher(found.group(1))
                .replaceAll(each -> "." + each.group(1).toLowerCase(Locale.ROOT));
    }

    private record Keyed(Construct made, String key) {}
}

package io.cloudtelemetry.metrics;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * Finds the known words that are most like an unknown one, by Levenshtein's distance.
 *
 * @hidden
 */
public final class Nearest {
    /** Of a letter that is another, or one too many. */
    private static final int COST = 2;

    private Nearest() {}

    /** {@return the known word that is most like an unknown one} */
    public static String to(String unknown, Collection<String> known) {
        return sorted(unknown, known, COST).get(0);
    }

    /** {@return those that are most like it, the nearest first} Long names are rather shortened than misspelled. */
    static List<String> to(String unknown, Collection<String> known, int most) {
        return sorted(unknown, known, COST / 2).subList(0, Math.min(most, known.size()));
    }

    private static List<String> sorted(String unknown, Collection<String> known, int leftOut) {
        var word = unknown.toLowerCase(Locale.ROOT);
        var distances = new LinkedHashMap<String, Integer>();
        for (var each : known) {
            distances.put(each, distance(word, each.toLowerCase(Locale.ROOT), leftOut));
        }
        return known.stream().sorted(comparing(distances::get)).toList();
    }

    private static int distance(String from, String to, int leftOut) {
        var row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = leftOut * j;
        }
        for (int i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = COST * i;
            for (int j = 1; j <= to.length(); j++) {
                var above = row[j];
                var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : COST);
                row[j] = Math.min(replaced, Math.min(above + COST, row[j - 1] + leftOut));
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}

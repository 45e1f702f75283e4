package io.cloudtelemetry.app.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Problems as a reader of the file comes upon their places. */
final class ProblemOrder {
    private ProblemOrder() {}

    /** {@return problems in the order of the file; the first keys that a line begins with are those of its place} */
    static List<String> of(List<String> problems, Object tree) {
        if (problems.size() < 2) {
            return problems;
        }
        var places = new ArrayList<String>();
        collect(tree, "", places);
        var ranks = new LinkedHashMap<String, Integer>();
        for (var problem : problems) {
            var rank = -1;
            for (int index = 0; index < places.size(); index++) {
                // Whatever stands below a place comes after it.
                rank = isAt(problem, places.get(index)) ? index : rank;
            }
            ranks.put(problem, rank);
        }
        return problems.stream().sorted(Comparator.comparing(ranks::get)).toList();
    }

    private static void collect(@Nullable Object node, String path, List<String> places) {
        places.add(path);
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, each) -> collect(each, path.isEmpty() ? key.toString() : path + "." + key, places));
        } else if (node instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                collect(list.get(index), path + "[" + index + "]", places);
            }
        }
    }

    private static boolean isAt(String problem, String path) {
        return problem.startsWith(path)
                && (problem.length() == path.length() || ".[ ,:".indexOf(problem.charAt(path.length())) >= 0);
    }
}

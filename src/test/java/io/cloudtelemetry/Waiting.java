package io.cloudtelemetry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which resource of a template waits for which, as CloudFormation reads it: by DependsOn, Ref, Fn::GetAtt and Fn::Sub. */
public final class Waiting {
    private static final Pattern IN_A_TEXT = Pattern.compile("\\$\\{([A-Za-z0-9]+)[}.]");

    private final Map<String, Set<String>> references = new TreeMap<>();

    private Waiting(Map<String, Object> template) {
        if (template.get("Resources") instanceof Map<?, ?> resources) {
            resources.forEach((id, resource) -> {
                var found = new TreeSet<String>();
                collect(resource, found);
                found.retainAll(resources.keySet());
                references.put((String) id, found);
            });
        }
    }

    /** Reads a template. */
    public static Waiting in(Map<String, Object> template) {
        return new Waiting(template);
    }

    /** {@return the ids of resources that wait for themselves by way of others, in the order of waiting; empty if none does} */
    public List<String> cycle() {
        var done = new HashSet<String>();
        for (var id : references.keySet()) {
            var found = cycle(id, new ArrayDeque<>(), done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<String> cycle(String id, Deque<String> path, Set<String> done) {
        if (path.contains(id)) {
            return List.copyOf(path);
        }
        if (!done.contains(id)) {
            path.addLast(id);
            for (var next : references.get(id)) {
                var found = cycle(next, path, done);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            path.removeLast();
            done.add(id);
        }
        return List.of();
    }

    private static void collect(Object value, Set<String> found) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                switch ((String) key) {
                    case "Ref" -> found.add(String.valueOf(each));
                    case "DependsOn" -> found.addAll(texts(each));
                    case "Fn::GetAtt" -> found.add(texts(each).get(0).split("\\.")[0]);
                    case "Fn::Sub" ->
                        texts(each)
                                .forEach(text ->
                                        IN_A_TEXT.matcher(text).results().forEach(match -> found.add(match.group(1))));
                    default -> {
                        // Only a map or list of its own may refer to something.
                    }
                }
                collect(each, found);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, found));
        }
    }

    private static List<String> texts(Object value) {
        var texts = new ArrayList<String>();
        if (value instanceof List<?> list) {
            list.stream().filter(String.class::isInstance).forEach(each -> texts.add((String) each));
        } else {
            texts.add(String.valueOf(value));
        }
        return texts;
    }
}

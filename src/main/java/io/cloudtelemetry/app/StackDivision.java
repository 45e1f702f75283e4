package io.cloudtelemetry.app;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;

/** The entries of the file that one stack holds, in groups that can be deployed. */
final class StackDivision {
    /** A group leaves room for what every stack has, such as the function that makes its calls. */
    private static final int FULL = 95;

    /** How many groups are spelled out. */
    private static final int SPELLED = 3;

    private final TelemetryStacks stacks;
    private final Stack stack;
    private final Map<String, StackUse> uses = new LinkedHashMap<>();
    private @Nullable String group;
    private StackUse shared = StackUse.NONE;

    StackDivision(TelemetryStacks stacks, Stack stack, WrittenStack written) {
        this.stacks = stacks;
        this.stack = stack;
        var keys = new LinkedHashMap<String, String>();
        for (var member : stacks.members()) {
            if (member.stack().equals(stack)) {
                group = member.entry().stack();
                uses.put(member.key(), StackUse.NONE);
                keys.put("/" + member.construct().getNode().getPath(), member.key());
            }
        }
        written.byPath().forEach((path, use) -> {
            var key = owner(path, keys);
            if (key == null) {
                shared = shared.plus(use);
            } else {
                uses.merge(key, use, StackUse::plus);
            }
        });
        // They stand at the top of the stack, and are few.
        var outputs = uses.isEmpty() ? 0 : 1 + written.total().outputs() / uses.size();
        uses.replaceAll((key, use) -> use.plus(new StackUse(0, outputs, 0, 0)));
    }

    /** {@return the key of the entry that a construct is of; null for what all share} */
    private static @Nullable String owner(String path, Map<String, String> keys) {
        var parts = path.split("/");
        for (int length = Math.min(4, parts.length); length > 2; length--) {
            var key = keys.get(String.join("/", List.of(parts).subList(0, length)));
            if (key != null) {
                return key;
            }
        }
        // What runs kubectl on a cluster stands at the top of the stack, with the cluster's name at the end.
        return parts.length < 3
                ? null
                : keys.entrySet().stream()
                        .filter(each -> parts[2].endsWith("-" + name(each.getKey())))
                        .max((one, other) -> Integer.compare(
                                one.getKey().length(), other.getKey().length()))
                        .map(Map.Entry::getValue)
                        .orElse(null);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** {@return what to do so that each stack can be deployed} */
    String advice() {
        if (uses.isEmpty()) {
            return "leave some of it out, as it cannot be divided";
        }
        for (var each : uses.entrySet()) {
            var alone = shared.plus(each.getValue());
            if (!alone.isAllowed()) {
                return "%s alone has %s: leave some of it out, such as alarms"
                        .formatted(each.getKey(), String.join(", ", alone.above(100)));
            }
        }
        var groups = groups();
        var names = names().iterator();
        var spelled = groups.stream()
                .skip(1)
                .limit(SPELLED)
                .map(each -> "stack: %s from %s on".formatted(names.next(), each.get(0)))
                .collect(joining(", "));
        return "give %d of its %d entries another stack: %s%s"
                .formatted(
                        uses.size() - groups.get(0).size(),
                        uses.size(),
                        spelled,
                        groups.size() - 1 > SPELLED ? " and so on, %d in all".formatted(groups.size() - 1) : "");
    }

    /** {@return the entries as they follow each other, as many in a group as can be deployed} */
    private List<List<String>> groups() {
        var groups = new ArrayList<List<String>>();
        var use = shared;
        for (var each : uses.entrySet()) {
            use = use.plus(each.getValue());
            if (groups.isEmpty() || !use.above(FULL).isEmpty()) {
                groups.add(new ArrayList<>());
                use = shared.plus(each.getValue());
            }
            groups.get(groups.size() - 1).add(each.getKey());
        }
        return groups;
    }

    /** {@return groups that no stack is named after yet} */
    private Stream<String> names() {
        var taken = stacks.stacks().stream().map(Stack::getStackName).toList();
        var concern = stack.getStackName();
        var first = group == null ? "part" : group;
        var before = group == null ? concern : concern.substring(0, concern.length() - group.length() - 1);
        return IntStream.iterate(2, number -> number + 1)
                .mapToObj(number -> first + "-" + number)
                .filter(name -> !taken.contains(before + "-" + name));
    }
}

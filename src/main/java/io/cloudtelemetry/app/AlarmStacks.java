package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.ownership.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Where alarms stand and what is made of them. */
final class AlarmStacks {
    private final Map<String, Set<Stack>> byWord;
    private final Supplier<Stack> overStacks;
    private final Map<Stack, Construct> scopes = new LinkedHashMap<>();

    /**
     * The stacks of a file.
     *
     * @param byWord those that may hold alarms of a word for many
     * @param overStacks the one after all of them
     */
    AlarmStacks(Map<String, Set<Stack>> byWord, Supplier<Stack> overStacks) {
        this.byWord = byWord;
        this.overStacks = overStacks;
    }

    /** {@return the stacks of a list of the file: a word is for all that may hold such alarms} */
    List<Stack> of(Collection<String> words, Collection<NamedAlarm> alarms) {
        var stacks = new LinkedHashSet<Stack>();
        words.forEach(word -> stacks.addAll(byWord.getOrDefault(word, Set.of())));
        alarms.stream()
                .map(NamedAlarm::resource)
                .filter(Objects::nonNull)
                .map(CfnResource.class::cast)
                .forEach(resource -> stacks.add(Place.of(resource).stack()));
        return List.copyOf(stacks);
    }

    /** {@return the scope of composites over some stacks: in their stack if they are one, so that it changes with its alarms} */
    Construct scope(Collection<Stack> stacks) {
        var stack = stacks.size() == 1 ? stacks.iterator().next() : overStacks.get();
        return scopes.computeIfAbsent(stack, each -> new Construct(each, "Composites"));
    }
}

package io.cloudtelemetry.ownership;

import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.constructs.Construct;

/**
 * A kind of thing that several constructs of an app may keep if all state the same of it, since otherwise the last deployed
 * would win. Each kind is a constant.
 *
 * @param <S> what is stated of it, compared by {@code equals}
 * @param <C> what keeps it
 */
public final class SharedThing<S, C extends Construct> {
    private final Kind<Shared<S, C>> kind = new Kind<>(Unique.IN_REGION);
    private final String word;
    private final String advice;

    /**
     * A kind of thing whose names are unique in an account and region.
     *
     * @param word what it is called, such as {@code log group}
     * @param advice what else can be done than to state the same
     */
    public SharedThing(String word, String advice) {
        this.word = Objects.requireNonNull(word, "word");
        this.advice = Objects.requireNonNull(advice, "advice");
    }

    /**
     * Refuses other settings than the app has for a thing, and attaches nothing.
     *
     * @param id of what is to keep it below the scope, which may be a path
     */
    public void requireAgreed(Construct scope, String id, String name, S settings) {
        var place = Place.of(scope);
        var shared = Owners.of(place, kind).find(place, key(place, name));
        if (shared != null && !shared.settings.equals(settings)) {
            throw refusal(
                    name,
                    scope.getNode().getPath() + "/" + id,
                    shared.owners.get(0).getNode().getPath());
        }
    }

    /** {@return what is thrown where a thing is stated in two ways, at two places} */
    public IllegalArgumentException refusal(String name, String second, String first) {
        return new IllegalArgumentException(
                "%s %s must be kept in one way, got other settings at %s than at %s; state the same, or %s"
                        .formatted(word, name, second, first, advice));
    }

    /** {@return what keeps a thing where a construct stands, in the order in which they came} */
    public List<C> owners(Place place, String name) {
        var shared = Owners.of(place, kind).find(place, key(place, name));
        return shared == null ? List.of() : List.copyOf(shared.owners);
    }

    /** Adds what keeps a thing, after {@link #requireAgreed}. */
    public void take(C owner, String name, S settings) {
        var place = Place.of(owner);
        Owners.of(place, kind)
                .findOrTake(place, key(place, name), () -> new Shared<>(settings, new ArrayList<>()))
                .owners
                .add(owner);
    }

    /** A token may stand for another name in each stack, as {@code AWS::StackName} does. */
    private static String key(Place place, String name) {
        return Tokens.in(name) ? place.stackPath() + " " + name : name;
    }

    private record Shared<S, C>(S settings, List<C> owners) {}
}

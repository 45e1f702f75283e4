package io.cloudtelemetry.ownership;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.constructs.IConstruct;

/**
 * The owners of one kind of thing in an app, by its name and by where that name must be unique. They are kept in Java, so
 * the tree is not searched.
 */
public final class Owners<T> {
    /** Weak keys free nothing by themselves: jsii keeps every object of its process ("objects" of JsiiEngine). */
    private static final Map<IConstruct, Map<Kind<?>, Owners<?>>> OF_APPS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final Kind<T> kind;
    private final Map<String, T> owners = new LinkedHashMap<>();

    private Owners(Kind<T> kind) {
        this.kind = kind;
    }

    /** {@return the owners in the app of a place} */
    @SuppressWarnings("unchecked") // A kind is the key of owners of its own type only.
    public static <T> Owners<T> of(Place place, Kind<T> kind) {
        return (Owners<T>) OF_APPS.computeIfAbsent(place.root(), root -> new LinkedHashMap<>())
                .computeIfAbsent(kind, Owners::new);
    }

    /** {@return the owner of a name where a construct stands; null for none} */
    public @Nullable T find(Place place, String name) {
        return owners.get(key(place, name));
    }

    /** {@return the owner of a name; the one given if there was none} */
    public T findOrTake(Place place, String name, Supplier<T> owner) {
        var found = find(place, name);
        if (found != null) {
            return found;
        }
        var taken = owner.get();
        take(place, name, taken);
        return taken;
    }

    /** Takes a name. */
    public void take(Place place, String name, T owner) {
        owners.put(key(place, name), owner);
    }

    /** {@return all owners of this kind in the app, in the order in which they came} */
    public Collection<T> all() {
        return Collections.unmodifiableCollection(owners.values());
    }

    private String key(Place place, String name) {
        return switch (kind.unique) {
                    case IN_REGION -> place.inRegion();
                    case IN_ACCOUNT -> place.inAccount();
                    case IN_STACK -> place.stackPath();
                }
                + " " + Objects.requireNonNull(name, "name");
    }

    /** Where a name is unique. */
    public enum Unique {
        /** In an account and region, as alarms are. */
        IN_REGION,
        /** In an account, over all regions, as roles and boards are. */
        IN_ACCOUNT,
        /** In one stack of the app. */
        IN_STACK
    }

    /** A kind of thing that has one owner for each name. Kinds are told apart by identity, so each is a constant. */
    public static final class Kind<T> {
        private final Unique unique;

        /** A kind whose names are unique somewhere. */
        public Kind(Unique unique) {
            this.unique = unique;
        }
    }
}

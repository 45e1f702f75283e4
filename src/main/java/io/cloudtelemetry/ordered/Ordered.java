package io.cloudtelemetry.ordered;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Maps and sets that are the same at every synth. Those of {@code Map.of} and {@code Set.of} have another order in each
 * process ("Unmodifiable Maps", {@link Map}), which would be seen in templates. None of these can be changed, or hold null.
 */
public final class Ordered {
    private Ordered() {}

    /** {@return a map of two keys in this order} */
    public static <K, V> Map<K, V> map(K key1, V value1, K key2, V value2) {
        return entries(entry(key1, value1), entry(key2, value2));
    }

    /** {@return a map of three keys in this order} */
    public static <K, V> Map<K, V> map(K key1, V value1, K key2, V value2, K key3, V value3) {
        return entries(entry(key1, value1), entry(key2, value2), entry(key3, value3));
    }

    /**
     * {@return a map of any number of keys in this order}
     *
     * @throws IllegalArgumentException if a key is given twice
     */
    @SafeVarargs
    public static <K, V> Map<K, V> entries(Map.Entry<? extends K, ? extends V>... entries) {
        var map = new LinkedHashMap<K, V>();
        for (var each : entries) {
            if (map.put(each.getKey(), each.getValue()) != null) {
                throw new IllegalArgumentException("duplicate key: " + each.getKey());
            }
        }
        return Collections.unmodifiableMap(map);
    }

    /**
     * {@return a set in this order}
     *
     * @throws IllegalArgumentException if an element is given twice
     */
    @SafeVarargs
    public static <E> Set<E> set(E... elements) {
        var set = new LinkedHashSet<E>();
        for (var each : elements) {
            if (!set.add(Objects.requireNonNull(each))) {
                throw new IllegalArgumentException("duplicate element: " + each);
            }
        }
        return Collections.unmodifiableSet(set);
    }

    /** {@return a copy in the order of the original, which must have one: a file's} */
    public static <K, V> Map<K, V> copy(Map<? extends K, ? extends V> map) {
        map.values().forEach(Objects::requireNonNull);
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** {@return a copy by the order of the keys, whatever the order of the original} */
    public static <K extends Comparable<? super K>, V> Map<K, V> sorted(Map<K, V> map) {
        map.values().forEach(Objects::requireNonNull);
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /** {@return a copy by the order of the elements, whatever the order of the original} */
    public static <E extends Comparable<? super E>> Set<E> sorted(Collection<E> elements) {
        return Collections.unmodifiableSet(new TreeSet<>(elements));
    }
}

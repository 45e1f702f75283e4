package io.cloudtelemetry.app.reading;

import io.cloudtelemetry.app.reading.YamlTree.WrittenNumber;
import io.cloudtelemetry.metrics.Nearest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of what a file holds and collects all problems, in the order of the file. What could follow from a problem is
 * not looked at: a misspelled key would also be reported as the missing one.
 */
final class RecordBinding {
    /** YAML 1.1 takes 060 for 48, 0b11 for 3 and 1_000 for 1000, YAML 1.2 for 60 and for two texts. */
    private static final Pattern NO_PLAIN_NUMBER = Pattern.compile("(?i)[-+]?0[0-9_]+|[-+]?0b.*|.*_.*");

    private final List<String> problems = new ArrayList<>();

    /**
     * Where a value stands.
     *
     * @param around the texts of the keys beside it and above, by key, the nearest of each
     * @param words makes words of the constants that it may be
     */
    private record Place(String path, Map<String, String> around, Function<Object, String> words) {
        Place entry(String suffix) {
            return new Place(path + suffix, around, words);
        }

        String key(Object key) {
            return path.isEmpty() ? key.toString() : path + "." + key;
        }
    }

    /** {@return the record that a file holds; null if it has problems, which are added to those given} */
    static <T> @Nullable T bind(Object tree, Class<T> type, List<String> problems) {
        var binding = new RecordBinding();
        var bound = type.cast(binding.value(tree, type, new Place("", Map.of(), Object::toString)));
        problems.addAll(ProblemOrder.of(binding.problems, tree));
        return bound;
    }

    /** Takes a problem down; what has one becomes null. */
    private @Nullable Object refuse(String problem) {
        problems.add(problem);
        return null;
    }

    private @Nullable Object value(Object node, Type type, Place place) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class && node instanceof List<?> list) {
                var values = new ArrayList<@Nullable Object>();
                list.forEach(each -> values.add(entry(each, arguments[0], place.entry("[" + values.size() + "]"))));
                return Collections.unmodifiableList(values);
            }
            if (generic.getRawType() == Map.class && node instanceof Map<?, ?> map) {
                var values = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, each) -> values.put(key, entry(each, arguments[1], place.entry("." + key))));
                return Collections.unmodifiableMap(values);
            }
            return mismatch(place, generic.getRawType() == List.class ? "a list" : "a mapping", node);
        }
        var plain = (Class<?>) type;
        if (plain.isRecord() && node instanceof Map<?, ?> map) {
            return mapping(map, plain, place);
        }
        var isText = node instanceof String || node instanceof WrittenNumber;
        return isText && otherKeys(plain) != null
                ? mapping(Map.of(OtherKeys.ALONE, node), plain, place)
                : scalar(node, plain, place);
    }

    private @Nullable Object entry(@Nullable Object node, Type type, Place place) {
        return node == null ? refuse(nothing(type, place)) : value(node, type, place);
    }

    /** {@return the refusal of an empty key} It could mean "left out" or "with default settings"; {@code {}} says the latter. */
    private String nothing(Type type, Place place) {
        var before = problems.size();
        var byDefault = type instanceof Class<?> plain && plain.isRecord() ? mapping(Map.of(), plain, place) : null;
        problems.subList(before, problems.size()).clear();
        return "%s must not be empty; %s, or take it out"
                .formatted(place.path(), byDefault == null ? "give it a value" : "write {} for its default settings");
    }

    private @Nullable Object mapping(Map<?, ?> node, Class<?> type, Place place) {
        var wrong = new LinkedHashSet<String>();
        var isMisspelled = false;
        var components = new LinkedHashMap<String, RecordComponent>();
        for (var component : type.getRecordComponents()) {
            components.put(component.getName(), component);
        }
        var around = new LinkedHashMap<>(place.around());
        node.forEach((key, each) -> {
            if (each instanceof String || each instanceof WrittenNumber) {
                around.put(key.toString(), ValueWords.text(each));
            }
        });
        var values = new LinkedHashMap<String, @Nullable Object>();
        var others = otherKeys(type);
        var otherTexts = new LinkedHashMap<String, String>();
        if (others != null) {
            values.put(others.getName(), otherTexts);
        }
        for (var written : node.entrySet()) {
            var key = written.getKey().toString();
            var each = written.getValue();
            var before = problems.size();
            var component = components.get(key);
            if (others != null && (component == null || component == others)) {
                var text = each == null
                        ? refuse(nothing(String.class, place.entry("." + key)))
                        : scalar(each, String.class, place.entry("." + key));
                if (text != null) {
                    otherTexts.put(key, (String) text);
                }
                component = others;
            } else if (component == null) {
                var known = new TreeSet<>(components.keySet());
                var isUnsupported = refuseUnknown(type, key, place.key(key), known);
                isMisspelled |= !isUnsupported;
                // The nearest is perhaps what was meant.
                wrong.add(isUnsupported ? key : Nearest.to(key, known));
                continue;
            } else {
                Function<Object, String> words = component.isAnnotationPresent(CamelCase.class)
                        ? constant -> CamelCase.Word.of((Enum<?>) constant)
                        : Object::toString;
                var within = new Place(place.key(key), around, words);
                var bound = entry(each, component.getGenericType(), within);
                if (bound != null && problems.size() == before) {
                    values.put(key, bound);
                }
            }
            if (problems.size() > before) {
                wrong.add(component.getName());
            }
        }
        for (var component : components.values()) {
            var required = component.getAnnotation(Required.class);
            var value = values.get(component.getName());
            // What is missing may stand under the misspelled key.
            if (required != null && ConfigChecks.isNone(value) && wrong.add(component.getName()) && !isMisspelled) {
                refuse(place.key(ConfigChecks.missing(component.getName(), value, required.value())));
            }
        }
        return wrong.isEmpty() || Checked.class.isAssignableFrom(type)
                ? construct(type, components.values(), values, wrong, place)
                : null;
    }

    /** {@return the component that takes what has none of its own; null for none} */
    private static @Nullable RecordComponent otherKeys(Class<?> type) {
        return Stream.ofNullable(type.getRecordComponents())
                .flatMap(Arrays::stream)
                .filter(component -> component.isAnnotationPresent(OtherKeys.class))
                .findFirst()
                .orElse(null);
    }

    /** {@return whether it is one that the type cannot have, not a misspelled one} */
    private boolean refuseUnknown(Class<?> type, String key, String keyPath, TreeSet<String> known) {
        for (var unsupported : type.getAnnotationsByType(UnsupportedKey.class)) {
            if (unsupported.key().equals(key)) {
                refuse("%s must be left out: %s".formatted(keyPath, unsupported.because()));
                return true;
            }
        }
        refuse("%s is unknown; did you mean %s? Allowed: %s".formatted(keyPath, Nearest.to(key, known), known));
        return false;
    }

    private @Nullable Object construct(
            Class<?> type,
            Iterable<RecordComponent> components,
            Map<String, @Nullable Object> values,
            Set<String> wrong,
            Place place) {
        var types = new ArrayList<Class<?>>();
        var arguments = new ArrayList<@Nullable Object>();
        for (var component : components) {
            types.add(component.getType());
            arguments.add(values.getOrDefault(component.getName(), absent(component)));
        }
        try {
            var constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            var bound = constructor.newInstance(arguments.toArray());
            if (bound instanceof Checked checked) {
                checked.check(new Checks(place.around(), wrong, problem -> refuse(place.key(problem))));
            }
            return wrong.isEmpty() ? bound : null;
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof IllegalArgumentException refused) {
                return refuse(place.key(refused.getMessage()));
            }
            throw new IllegalStateException(place.path(), thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@return what a key that is not given stands for: nothing in it, for a list or mapping that is not nullable} */
    private static @Nullable Object absent(RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        if (component.getType() == List.class) {
            return List.of();
        }
        return component.getType() == Map.class ? Map.of() : null;
    }

    private @Nullable Object scalar(Object node, Class<?> type, Place place) {
        if (type == String.class) {
            return node instanceof String || node instanceof WrittenNumber
                    ? ValueWords.text(node)
                    : mismatch(place, "text, in quotes if it looks like a number or a truth value", node);
        }
        if (node instanceof WrittenNumber number) {
            return number(number, type, place);
        }
        if (type == Boolean.class && node instanceof Boolean) {
            return node;
        }
        for (var constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
            var word = place.words().apply(constant);
            // YAML 1.1 reads the word off without quotes as false.
            if (node instanceof String text
                    ? word.equals(text.strip())
                    : Boolean.FALSE.equals(node) && word.equalsIgnoreCase("off")) {
                return constant;
            }
        }
        return mismatch(place, ValueWords.expected(type, place.words()), node);
    }

    private @Nullable Object number(WrittenNumber number, Class<?> type, Place place) {
        if (NO_PLAIN_NUMBER.matcher(number.text()).matches()) {
            return refuse("%s must be in decimal digits such as 60, got %s, which readers of YAML take differently"
                    .formatted(place.path(), number.text()));
        }
        if (number.value() instanceof Double value && !Double.isFinite(value)) {
            return mismatch(place, "a number", number);
        }
        if (type == Double.class) {
            return number.value().doubleValue();
        }
        if (type != Integer.class || number.value() instanceof Double) {
            return mismatch(place, ValueWords.expected(type, place.words()), number);
        }
        return number.value() instanceof Integer
                ? number.value()
                : mismatch(place, "at most " + Integer.MAX_VALUE, number);
    }

    private @Nullable Object mismatch(Place place, String expected, Object node) {
        return refuse("%s must be %s, got %s"
                .formatted(place.path().isEmpty() ? "the file" : place.path(), expected, ValueWords.got(node)));
    }
}

package io.cloudtelemetry.metrics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.cloudtelemetry.ordered.Ordered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads resource files of this project into records. Jackson parses them; its own binding would look at the records for longer
 * than the files take, at every synth.
 *
 * @hidden
 */
public final class DataFile {
    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final Map<Class<?>, Form> FORMS = new ConcurrentHashMap<>();

    private DataFile() {}

    /**
     * {@return the record that a file holds} What a record leaves out is that of the record around it, else null, or false.
     *
     * @param owner a class of the package that the file lies in
     * @param name the name of the file, which ends in {@code .json} or {@code .yaml}
     * @throws IllegalStateException if the file does not have the form of the record
     */
    public static <T extends Record> T read(Class<?> owner, String name, Class<T> type) {
        return type.cast(value(tree(owner, name), type, MissingNode.getInstance(), new Place(null, name)));
    }

    /** {@return the records that a file holds, by key, in its order} */
    public static <T extends Record> Map<String, T> readAll(Class<?> owner, String name, Class<T> type) {
        var all = new LinkedHashMap<String, T>();
        var file = new Place(null, name);
        tree(owner, name)
                .properties()
                .forEach(each -> all.put(
                        each.getKey(),
                        type.cast(value(
                                each.getValue(), type, MissingNode.getInstance(), new Place(file, each.getKey())))));
        return Ordered.copy(all);
    }

    private static JsonNode tree(Class<?> owner, String name) {
        try (var file = owner.getResourceAsStream(name)) {
            return (name.endsWith(".json") ? JSON : YAML).readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static @Nullable Object value(@Nullable JsonNode node, Type type, JsonNode around, Place place) {
        if (node == null || node.isNull()) {
            return type == boolean.class ? Boolean.FALSE : null;
        }
        if (type instanceof ParameterizedType generic) {
            return values(node, (Class<?>) generic.getRawType(), generic.getActualTypeArguments(), around, place);
        }
        var plain = (Class<?>) type;
        if (plain.isRecord()) {
            return construct(node, plain, around, place);
        }
        if (plain.isEnum()) {
            return constant(plain, node.asText());
        }
        if (plain == boolean.class) {
            return node.booleanValue();
        }
        if (plain == int.class || plain == Integer.class) {
            return node.intValue();
        }
        return plain == Double.class ? (Object) node.doubleValue() : node.asText();
    }

    private static Object values(JsonNode node, Class<?> type, Type[] of, JsonNode around, Place place) {
        if (type == Map.class) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            node.properties()
                    .forEach(each -> map.put(
                            each.getKey(), value(each.getValue(), of[1], around, new Place(place, each.getKey()))));
            return map;
        }
        var list = new ArrayList<@Nullable Object>();
        node.forEach(each -> list.add(value(each, of[0], around, new Place(place, list.size()))));
        return type == List.class ? list : Ordered.set(list.toArray());
    }

    private static Object constant(Class<?> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> ((Enum<?>) each).name().replace("_", "").equalsIgnoreCase(word.replace("_", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(word + " is none of " + type));
    }

    private static Object construct(JsonNode node, Class<?> type, JsonNode around, Place place) {
        var form = FORMS.computeIfAbsent(type, Form::of);
        var arguments = new ArrayList<@Nullable Object>();
        var unknown = new ArrayList<String>();
        node.fieldNames().forEachRemaining(unknown::add);
        for (var component : form.components()) {
            var name = component.getName();
            var own = node.get(name);
            var given = own == null ? around.get(name) : own;
            arguments.add(value(given, component.getGenericType(), node, new Place(place, name)));
            unknown.remove(name);
        }
        try {
            if (!unknown.isEmpty()) {
                throw new IllegalStateException("%s has no %s".formatted(place, unknown));
            }
            return form.constructor().newInstance(arguments.toArray());
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(place + " has not the form of " + type.getSimpleName(), refused);
        }
    }

    /** Where a value stands, for messages; a text is made of it only if there is one. */
    private record Place(@Nullable Place around, Object key) {
        @Override
        public String toString() {
            return around == null ? key.toString() : around + (key instanceof Integer ? "[" + key + "]" : ", " + key);
        }
    }

    /** What a record is made of; Java looks it up anew each time it is asked. */
    private record Form(RecordComponent[] components, Constructor<?> constructor) {
        static Form of(Class<?> type) {
            var components = type.getRecordComponents();
            try {
                var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                var constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return new Form(components, constructor);
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}

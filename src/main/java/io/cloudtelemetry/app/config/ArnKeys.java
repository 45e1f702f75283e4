package io.cloudtelemetry.app.config;

import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.ownership.Place;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a configuration that hold an {@link Arn}. */
public final class ArnKeys {
    private ArnKeys() {}

    /**
     * Checks that the ARNs of a configuration can be used in a place.
     *
     * @throws ConfigurationException if some cannot; the message is a line for each
     */
    public static void requireIn(Place place, Path file, Record config) {
        var problems = new ArrayList<String>();
        look(place, "", config, problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(file, problems);
        }
    }

    private static void look(Place place, String path, Record config, List<String> problems) {
        for (var component : config.getClass().getRecordComponents()) {
            var arn = component.getAnnotation(Arn.class);
            value(place, path + component.getName(), arn, of(config, component), problems);
        }
    }

    private static void value(
            Place place, String key, @Nullable Arn arn, @Nullable Object value, List<String> problems) {
        if (value instanceof Record nested) {
            look(place, key + ".", nested, problems);
        } else if (value instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                value(place, "%s[%d]".formatted(key, index), arn, list.get(index), problems);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> value(place, key + "." + name, arn, each, problems));
        } else if (arn != null && value instanceof String given) {
            try {
                arn.value().requireIn(place, key, given);
            } catch (IllegalArgumentException refused) {
                problems.add(String.valueOf(refused.getMessage()));
            }
        }
    }

    private static @Nullable Object of(Record config, RecordComponent component) {
        try {
            return component.getAccessor().invoke(config);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

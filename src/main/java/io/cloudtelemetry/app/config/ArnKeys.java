package io.cloudtelemetry.app.config;

import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.ownership.Place;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a configuration that hold an {@link Arn}. */
public final class ArnKeys {
    private ArnKeys() {}

    /** Checks that each ARN can be used in a place; refuses the first that cannot with its key. */
    public static void requireIn(Place place, Record config) {
        for (var component : config.getClass().getRecordComponents()) {
            value(place, component.getName(), component.getAnnotation(Arn.class), of(config, component));
        }
    }

    private static void value(Place place, String key, @Nullable Arn arn, @Nullable Object value) {
        if (value instanceof Record nested) {
            ConfigChecks.under(key, () -> requireIn(place, nested));
        } else if (value instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                value(place, "%s[%d]".formatted(key, index), arn, list.get(index));
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> value(place, key + "." + name, arn, each));
        } else if (arn != null && value instanceof String given) {
            arn.value().requireIn(place, key, given);
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

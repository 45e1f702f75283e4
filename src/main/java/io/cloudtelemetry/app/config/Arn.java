package io.cloudtelemetry.app.config;

import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Place;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A key of the configuration file whose value is an ARN, or a list of some, of the place of the stacks. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Arn {
    /** What it is for. */
    GivenArn value();

    final class Check {
        private Check() {}

        /** Checks that each ARN can be used in a place; refuses the first that cannot with its key. */
        public static void require(Place place, Record config) {
            for (var component : config.getClass().getRecordComponents()) {
                value(place, component.getName(), component.getAnnotation(Arn.class), of(config, component));
            }
        }

        private static void value(Place place, String key, @Nullable Arn arn, @Nullable Object value) {
            if (value instanceof Record nested) {
                ConfigChecks.under(key, () -> require(place, nested));
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
}

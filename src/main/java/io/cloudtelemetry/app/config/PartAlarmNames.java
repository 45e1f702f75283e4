package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.AlarmSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Alarms of single methods or routes are named by their letters and digits, so that those of {@code /orders/id} and {@code
 * /orders/{id}} would have one name.
 */
final class PartAlarmNames {
    private PartAlarmNames() {}

    /** Refuses the second of two parts whose alarms would have the same names. */
    static <T> void requireDistinct(String list, List<T> parts, Function<T, AlarmSpec[]> alarms) {
        var first = new LinkedHashMap<String, Integer>();
        for (int index = 0; index < parts.size(); index++) {
            for (var alarm : alarms.apply(parts.get(index))) {
                var earlier = first.putIfAbsent(alarm.name(), index);
                if (earlier != null) {
                    throw new IllegalArgumentException(
                            "%s[%d].alarms must be left out beside %s[%d].alarms, got true: alarms of both would be named %s, as names have letters, digits and hyphens only; keep those of one"
                                    .formatted(list, index, list, earlier, alarm.name()));
                }
            }
        }
    }
}

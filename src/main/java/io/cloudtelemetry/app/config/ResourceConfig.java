package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.OtherKeys;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.Nearest;
import io.cloudtelemetry.metrics.ResourceType;
import io.cloudtelemetry.metrics.ResourceTypes;
import io.cloudtelemetry.resources.ResourceTelemetry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource that exists, of any type that has a data file. That says by which keys one is told from another.
 *
 * @param keys the keys of its type, such as its name
 */
@Describes("""
        stack: The group that it is in, whose stack is {name}-resources-{stack}, see docs/operations.md. Default: none, the stack is {name}-resources.
        label: What its alarms and its section of a board are called by. Default: its name.
        alarms: Changes to the recommended alarms, by name; docs/alarms.md lists them.
        """)
public record ResourceConfig(
        @OtherKeys Map<String, String> keys,
        @Nullable String stack,
        @Nullable String label,
        Map<String, AlarmConfig> alarms)
        implements Grouped {
    private static final String RESOURCES = "resources.";

    /** Checks all that a file has, by the words of their types. */
    static void check(Map<String, List<ResourceConfig>> resources, String region) {
        resources.forEach((word, entries) -> {
            if (!ResourceTypes.all().contains(word)) {
                throw new IllegalArgumentException("%s%s is unknown; did you mean %s? Allowed: %s"
                        .formatted(RESOURCES, word, Nearest.to(word, ResourceTypes.all()), ResourceTypes.all()));
            }
            var type = ResourceTypes.of(word);
            ConfigChecks.under("resources", () -> type.requireRegion(region));
            for (int index = 0; index < entries.size(); index++) {
                var entry = entries.get(index);
                ConfigChecks.under("%s%s[%d]".formatted(RESOURCES, word, index), () -> entry.check(type));
            }
            var first = type.existing().values().iterator().next();
            ConfigChecks.requireUnique(
                    RESOURCES + word,
                    first,
                    entries,
                    each -> String.join(", ", each.keys(word).values()));
        });
    }

    private void check(ResourceType type) {
        Grouped.require(stack);
        var dimensions = type.dimensionsOf(keys(type.key()), List.of("alarms", "label", "stack"));
        var name = label == null ? dimensions.values().iterator().next() : label;
        AlarmConfig.requireDefinable(
                alarmSet(type.key()),
                new AlarmSubject(name, dimensions, ResourceTelemetry.PERIOD, type.requirements()));
    }

    /** {@return the keys by which it is told from others of its type} */
    public Map<String, String> keys(String word) {
        var alone = keys.get(OtherKeys.ALONE);
        return alone == null
                ? keys
                : Map.of(ResourceTypes.of(word).existing().values().iterator().next(), alone);
    }

    /** {@return the recommended alarms as they are changed} */
    public AlarmSet alarmSet(String word) {
        return AlarmConfig.changed(
                ResourceTelemetry.recommended(word),
                alarms,
                MetricCatalogue.of(ResourceTypes.of(word).namespace()));
    }
}

package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.CombinedAlarm;
import io.cloudtelemetry.alarms.CompositeStacks;
import io.cloudtelemetry.alarms.DefinedComposite;
import io.cloudtelemetry.alarms.Suppression;
import io.cloudtelemetry.app.config.TelemetryConfig.CompositeConfig;
import io.cloudtelemetry.app.reading.ConfigChecks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Defines the composites of a configuration, each after those that it names, in whatever order they stand there. */
final class Composites {
    private final AlarmStacks stacks;
    private final AlarmRouting routing;
    private final AlarmNames alarms;
    private final List<CompositeConfig> configs;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Set<String> path = new LinkedHashSet<>();
    private final List<DefinedComposite> defined = new ArrayList<>();

    private Composites(AlarmStacks stacks, AlarmRouting routing, AlarmNames alarms, List<CompositeConfig> configs) {
        this.stacks = stacks;
        this.routing = routing;
        this.alarms = alarms;
        this.configs = configs;
    }

    /** {@return the composites, which the names then hold as well} */
    static List<DefinedComposite> define(
            AlarmStacks stacks, AlarmRouting routing, AlarmNames alarms, List<CompositeConfig> configs) {
        var composites = new Composites(stacks, routing, alarms, configs);
        for (int index = 0; index < configs.size(); index++) {
            var name = configs.get(index).alarmName();
            if (alarms.has(name) || composites.places.putIfAbsent(name, index) != null) {
                throw new IllegalArgumentException(
                        "composites[%d].name must give a name that no other alarm has, got %s".formatted(index, name));
            }
        }
        List.copyOf(composites.places.keySet()).forEach(composites::define);
        return List.copyOf(composites.defined);
    }

    private void define(String name) {
        var index = places.get(name);
        if (index == null || alarms.has(name)) {
            return;
        }
        var key = "composites[" + index + "]";
        if (!path.add(name)) {
            throw new IllegalArgumentException(
                    "%s must not lead back to itself, got %s -> %s; CloudWatch stops evaluating such alarms"
                            .formatted(
                                    key,
                                    String.join(
                                            " -> ",
                                            path.stream()
                                                    .dropWhile(each -> !each.equals(name))
                                                    .toList()),
                                    name));
        }
        var config = configs.get(index);
        Stream.of(config.anyOf().stream(), config.andAnyOf().stream(), Stream.ofNullable(config.suppressedBy()))
                .flatMap(names -> names)
                .forEach(this::define);
        path.remove(name);
        var composite = combined(config, key);
        var symptoms = stacks.of(config.anyOf(), composite.symptoms());
        var causes = stacks.of(config.andAnyOf(), composite.causes());
        var all = new LinkedHashSet<>(symptoms);
        all.addAll(causes);
        var suppression = composite.suppression();
        if (suppression != null) {
            all.addAll(stacks.of(List.of(), List.of(suppression.by())));
        }
        var result = ConfigChecks.under(
                key, () -> composite.define(stacks.scope(all), routing, new CompositeStacks(symptoms, causes)));
        alarms.add(result);
        defined.add(result);
    }

    private CombinedAlarm combined(CompositeConfig config, String key) {
        var symptoms = alarms.of(key + ".anyOf", config.anyOf());
        var causes = alarms.of(key + ".andAnyOf", config.andAnyOf());
        var suppressor = config.suppressedBy();
        var suppression = suppressor == null
                ? null
                : new Suppression(
                        alarms.named(key + ".suppressedBy", suppressor),
                        config.waitPeriod() == null ? Suppression.DEFAULT_SECONDS : config.waitPeriod(),
                        config.extensionPeriod() == null ? Suppression.DEFAULT_SECONDS : config.extensionPeriod());
        return ConfigChecks.under(
                key, () -> new CombinedAlarm(config.name(), config.severity(), symptoms, causes, suppression));
    }
}

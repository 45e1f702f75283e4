package io.cloudtelemetry.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the rules read of alarms. */
final class Alarms {
    static final String METRIC = "AWS::CloudWatch::Alarm";
    static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";
    static final List<String> TYPES = List.of(METRIC, COMPOSITE, "AWS::CloudWatch::LogAlarm");
    private static final List<String> ACTIONS = List.of("AlarmActions", "OKActions", "InsufficientDataActions");

    private Alarms() {}

    static Stream<Resource> all(Assembly assembly) {
        return assembly.resources(TYPES.toArray(String[]::new));
    }

    /** {@return what is done when the alarm changes its state; empty if it is not known} */
    static Optional<List<Property>> actions(Resource alarm) {
        var all = new ArrayList<Property>();
        for (var property : ACTIONS) {
            var actions = alarm.get(property).items();
            if (actions.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(actions.get());
        }
        return Optional.of(all);
    }

    /**
     * A metric that an alarm watches: in which property if that is a list; empty dimensions are not known; alone it is compared
     * itself, and no math.
     */
    record Watched(
            String list,
            Value namespace,
            Value name,
            Optional<Map<String, Value>> dimensions,
            Value statistic,
            Value period,
            boolean isAlone) {
        /** {@return the property of the alarm that has this of the metric} */
        String property(String ofAlarm) {
            return list.isEmpty() ? ofAlarm : list;
        }

        boolean isKnown() {
            return namespace.isKnown()
                    && name.isKnown()
                    && dimensions.isPresent()
                    && !name.text().isBlank();
        }

        /** {@return the dimensions as texts, in which what is not known stands as a hole} */
        Map<String, String> texts() {
            var texts = new TreeMap<String, String>();
            dimensions.orElse(Map.of()).forEach((name, value) -> texts.put(name, value.text()));
            return texts;
        }

        String shown() {
            return namespace.text() + " " + name.text();
        }
    }

    static List<Watched> watched(Resource alarm) {
        if (!alarm.get("MetricName").isAbsent()) {
            var statistic = alarm.get("Statistic").isAbsent() ? "ExtendedStatistic" : "Statistic";
            return List.of(watched("", alarm.properties(), alarm.properties(), statistic, true));
        }
        var queries = alarm.items("Metrics");
        return queries.stream()
                .map(query -> query.get("MetricStat"))
                .filter(metric -> !metric.isAbsent())
                .map(metric -> watched("Metrics", metric.get("Metric"), metric, "Stat", queries.size() == 1))
                .toList();
    }

    private static Watched watched(String list, Property metric, Property around, String statistic, boolean isAlone) {
        return new Watched(
                list,
                metric.value("Namespace"),
                metric.value("MetricName"),
                dimensions(metric.get("Dimensions")),
                around.value(statistic),
                around.value("Period"),
                isAlone);
    }

    private static Optional<Map<String, Value>> dimensions(Property property) {
        var dimensions = new TreeMap<String, Value>();
        var items = property.items();
        for (var item : items.orElse(List.of())) {
            if (!item.value("Name").isKnown()) {
                return Optional.empty();
            }
            dimensions.put(item.value("Name").text(), item.value("Value"));
        }
        return items.map(known -> dimensions);
    }
}

package io.cloudtelemetry.resources;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.metrics.AlarmRecommendation;
import io.cloudtelemetry.metrics.DimensionValue;
import io.cloudtelemetry.metrics.ResourceType;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the tables of docs/resources.md from the data files. */
final class ResourcesPage {
    /** Behind it all is written. */
    static final String BEGIN = "<!-- Written by a test from the data files: ./mvnw verify -Dsnapshots=update -->\n";

    private ResourcesPage() {}

    static String of(String page) {
        return page.substring(0, page.indexOf(BEGIN)) + BEGIN + table(types()) + sections(types());
    }

    private static List<ResourceType> types() {
        return ResourceTypes.all().stream().map(ResourceTypes::of).toList();
    }

    private static String table(List<ResourceType> types) {
        return "\n| word | what it is | keys of one that exists | CloudFormation | alarms |\n| --- | --- | --- | --- | --- |\n"
                + types.stream()
                        .map(type -> "| [`%s`](#%s) | %s%s | %s | %s | %d on of %d |\n"
                                .formatted(
                                        type.key(),
                                        type.key().toLowerCase(java.util.Locale.ROOT),
                                        type.service(),
                                        type.regions().isEmpty()
                                                ? ""
                                                : ", in " + String.join(", ", type.regions()) + " only",
                                        code(type.existing().values().stream()),
                                        code(type.types().keySet().stream()),
                                        type.alarms().stream()
                                                .filter(row -> isOn(type, row))
                                                .count(),
                                        type.alarms().size()))
                        .collect(joining());
    }

    private static String sections(List<ResourceType> types) {
        return types.stream()
                .map(type ->
                        "\n### %s\n\n%s. Metrics of `%s` by %s.%s%s%s\n\n| alarm | metric | by default |\n| --- | --- | --- |\n%s"
                                .formatted(
                                        type.key(),
                                        type.service(),
                                        type.namespace(),
                                        dimensions(type),
                                        when(type),
                                        type.logGroup() == null
                                                ? ""
                                                : " Its section shows the latest errors in `%s`."
                                                        .formatted(type.logGroup()),
                                        graphs(type),
                                        type.alarms().stream()
                                                .map(row -> row(type, row))
                                                .collect(joining())))
                .collect(joining());
    }

    private static String dimensions(ResourceType type) {
        return type.existing().entrySet().stream()
                .map(each -> "`%s` (`%s`)".formatted(each.getKey(), each.getValue()))
                .collect(joining(" and "));
    }

    private static String when(ResourceType type) {
        var when = type.when().entrySet().stream()
                .map(each -> "`%s` %s".formatted(each.getKey(), String.join(" or ", each.getValue())))
                .collect(joining(" and "));
        var needs = type.types().values().stream()
                .flatMap(each -> each.values().stream())
                .map(DimensionValue::needs)
                .filter(Objects::nonNull)
                .distinct()
                .map(key -> " In a template it is given its `%s` by `with`.".formatted(key))
                .collect(joining());
        return (when.isEmpty() ? "" : " In a template it is one with " + when + ".")
                + (type.pointedAtBy() == null
                        ? ""
                        : " In a template it is one at which another points by `%s`.".formatted(type.pointedAtBy()))
                + needs;
    }

    private static String graphs(ResourceType type) {
        return " Graphs: %s."
                .formatted(type.graphs().stream()
                        .map(graph -> graph.title().toLowerCase(java.util.Locale.ROOT))
                        .collect(joining(", ")));
    }

    private static String row(ResourceType type, AlarmRecommendation row) {
        return "| [%s](alarms.md#%s) | `%s`%s%s | %s |\n"
                .formatted(
                        row.name(),
                        row.anchor(),
                        row.metric(),
                        row.per() == null ? "" : " in percent of `%s`".formatted(row.per()),
                        row.by().isEmpty() ? "" : " by " + code(row.by().stream()),
                        isOn(type, row)
                                ? "on"
                                : row.threshold() == null
                                        ? "off until it has a threshold"
                                        : "off; for %s".formatted(row.onlyWith()));
    }

    private static boolean isOn(ResourceType type, AlarmRecommendation row) {
        return row.isOnBy(type.existing().keySet(), Set.of());
    }

    private static String code(Stream<String> words) {
        return words.map("`%s`"::formatted).collect(joining(", "));
    }
}

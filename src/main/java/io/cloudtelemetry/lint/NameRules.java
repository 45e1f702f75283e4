package io.cloudtelemetry.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Names that are unique in an account: alarms of a region, boards of all regions. */
final class NameRules {
    private NameRules() {}

    static void look(Findings findings) {
        look(findings, Alarms.all(findings.assembly), "AlarmName", Assembly::areOfOnePlace, "one account and region");
        look(
                findings,
                findings.assembly.resources("AWS::CloudWatch::Dashboard"),
                "DashboardName",
                (one, other) -> Assembly.areOfOnePlace(one, other)
                        || !one.environment.account().isEmpty()
                                && one.environment.account().equals(other.environment.account()),
                "one account, whatever the region");
    }

    private static void look(
            Findings findings,
            Stream<Resource> resources,
            String property,
            BiPredicate<Template, Template> together,
            String where) {
        var named = new TreeMap<String, List<Resource>>();
        resources.forEach(resource -> {
            var name = resource.value(property);
            // Of two that have a condition, perhaps only one is made.
            if (name.isKnown() && !name.text().isEmpty()) {
                var earlier = named.computeIfAbsent(name.text(), each -> new ArrayList<>());
                earlier.stream()
                        .filter(other -> together.test(resource.template, other.template)
                                || Assembly.areDeployedTogether(resource.template, other.template))
                        .filter(other -> !resource.isConditional() || !other.isConditional())
                        .findFirst()
                        .ifPresent(other -> findings.report(
                                together.test(resource.template, other.template)
                                        ? LintSeverity.ERROR
                                        : LintSeverity.WARNING,
                                "name-twice",
                                resource,
                                property,
                                "is called %s like %s, in %s",
                                name.text(),
                                other.shown(),
                                where));
                earlier.add(resource);
            }
        });
    }
}

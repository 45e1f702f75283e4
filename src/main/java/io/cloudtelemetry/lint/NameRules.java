package io.cloudtelemetry.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names that are unique in an account: alarms of a region, boards of all regions. */
final class NameRules {
    private NameRules() {}

    static void look(Findings findings) {
        look(findings, Alarms.all(findings.assembly), "AlarmName", false);
        look(findings, findings.assembly.resources("AWS::CloudWatch::Dashboard"), "DashboardName", true);
    }

    private static void look(Findings findings, Stream<Resource> resources, String property, boolean inAllRegions) {
        var named = new TreeMap<String, List<Resource>>();
        for (var resource : resources.toList()) {
            var name = resource.value(property);
            if (!name.isKnown() || name.text().isEmpty()) {
                continue;
            }
            var earlier = named.computeIfAbsent(name.text(), each -> new ArrayList<>());
            for (var other : earlier) {
                var isSure = Assembly.areOfOnePlace(resource.template, other.template, inAllRegions);
                // Of two that have a condition, perhaps only one is made.
                if ((isSure || Assembly.areDeployedTogether(resource.template, other.template))
                        && !(resource.isConditional() && other.isConditional())) {
                    var severity = isSure ? LintSeverity.ERROR : LintSeverity.WARNING;
                    var where = inAllRegions ? "one account, whatever the region" : "one account and region";
                    var what = "is called %s like %s, in " + where;
                    findings.report(severity, "name-twice", resource, property, what, name.text(), other.shown());
                    break;
                }
            }
            earlier.add(resource);
        }
    }
}

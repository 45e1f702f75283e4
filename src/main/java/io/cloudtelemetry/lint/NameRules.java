package io.cloudtelemetry.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What there is once in an account: names of alarms and the log role in a region, names of boards in all of them. */
final class NameRules {
    private static final String TWICE = "name-twice";

    private NameRules() {}

    static void look(Findings findings) {
        var boards = findings.assembly.resources("AWS::CloudWatch::Dashboard");
        var roles = findings.assembly
                .resources("AWS::ApiGateway::Account")
                .filter(account -> !account.get("CloudWatchRoleArn").isAbsent());
        var alarm = "is called %s like %s, in one account and region";
        var board = "is called %s like %s, in one account, whatever the region";
        var role = "sets the %s of an account and region that %s sets too";
        look(findings, TWICE, Alarms.all(findings.assembly), each -> each.value("AlarmName"), false, alarm);
        look(findings, TWICE, boards, each -> each.value("DashboardName"), true, board);
        look(findings, "log-role-twice", roles, each -> new Value("log role"), false, role);
    }

    private static void look(
            Findings findings,
            String rule,
            Stream<Resource> resources,
            Function<Resource, Value> named,
            boolean inAllRegions,
            String what) {
        var known = new TreeMap<String, List<Resource>>();
        for (var resource : resources.toList()) {
            var name = named.apply(resource);
            if (!name.isKnown() || name.text().isEmpty()) {
                continue;
            }
            var earlier = known.computeIfAbsent(name.text(), each -> new ArrayList<>());
            for (var other : earlier) {
                var isSure = Assembly.areOfOnePlace(resource.template, other.template, inAllRegions);
                // Of two that have a condition, perhaps only one is made.
                if ((isSure || Assembly.areDeployedTogether(resource.template, other.template))
                        && !(resource.isConditional() && other.isConditional())) {
                    var severity = isSure ? LintRule.of(rule).severity() : LintSeverity.WARNING;
                    findings.report(severity, rule, resource, "", what, name.text(), other.shown());
                    break;
                }
            }
            earlier.add(resource);
        }
    }
}

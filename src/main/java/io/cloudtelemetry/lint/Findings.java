package io.cloudtelemetry.lint;

import java.util.ArrayList;
import java.util.List;

/** What the rules look at, and where they put what they find. */
final class Findings {
    final Assembly assembly;
    final Uses uses;
    final List<LintFinding> found = new ArrayList<>();

    Findings(Assembly assembly) {
        this.assembly = assembly;
        this.uses = new Uses(assembly);
    }

    void report(String rule, Resource at, String property, String what, Object... values) {
        report(LintRule.of(rule).severity(), rule, at, property, what, values);
    }

    void report(LintSeverity severity, String rule, Resource at, String property, String what, Object... values) {
        var file = at.template.file;
        var part = property.isEmpty() ? at.json : at.get(property.split("\\.")).json();
        found.add(new LintFinding(
                LintRule.of(rule),
                severity,
                file.name(),
                ParsedFile.line(part, at.json),
                at.id,
                at.constructPath(),
                property,
                values.length == 0 ? what : what.formatted(values)));
    }
}

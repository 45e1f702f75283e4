package io.cloudtelemetry.cli;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.lint.LintFinding;
import io.cloudtelemetry.lint.LintSeverity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Findings as lines, each with its place first, as editors follow it, and how it is mended below. */
final class LintText {
    private LintText() {}

    static String of(List<LintFinding> findings, Map<String, String> reasons) {
        var lines = new ArrayList<String>();
        var counted = findings.stream()
                .filter(each -> !reasons.containsKey(each.rule().id()))
                .toList();
        for (var each : counted) {
            lines.add("%s:%d: %s: %s: %s [%s]"
                    .formatted(
                            each.file(),
                            each.line(),
                            word(each.severity()),
                            each.subject(),
                            each.what(),
                            each.rule().id()));
            lines.add("    " + each.rule().mend());
        }
        reasons.forEach((rule, reason) -> lines.add("%d ignored of %s: %s"
                .formatted(
                        findings.stream()
                                .filter(each -> each.rule().id().equals(rule))
                                .count(),
                        rule,
                        reason)));
        lines.add(Stream.of(LintSeverity.ERROR, LintSeverity.WARNING, LintSeverity.INFO)
                .map(severity -> count(counted, severity))
                .filter(each -> !each.isEmpty())
                .collect(joining(", ")));
        return lines.stream()
                .map(line -> (line.isEmpty() ? "nothing found" : line) + System.lineSeparator())
                .collect(joining());
    }

    private static String count(List<LintFinding> findings, LintSeverity severity) {
        var count =
                findings.stream().filter(each -> each.severity() == severity).count();
        return count == 0
                ? ""
                : "%d %s%s".formatted(count, word(severity), count == 1 || severity == LintSeverity.INFO ? "" : "s");
    }

    static String word(LintSeverity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}

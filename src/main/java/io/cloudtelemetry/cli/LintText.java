package io.cloudtelemetry.cli;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.lint.LintFinding;
import io.cloudtelemetry.lint.LintSeverity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Findings as lines, each with its place first, as editors follow it, and how it is mended below. */
final class LintText {
    private LintText() {}

    static String of(List<LintFinding> findings, Map<String, String> reasons) {
        var lines = new ArrayList<String>();
        var counts = new TreeMap<LintSeverity, Integer>(Comparator.reverseOrder());
        var ignored = new TreeMap<String, Integer>();
        reasons.keySet().forEach(rule -> ignored.put(rule, 0));
        for (var each : findings) {
            var rule = each.rule().id();
            if (ignored.computeIfPresent(rule, (id, count) -> count + 1) == null) {
                counts.merge(each.severity(), 1, Integer::sum);
                var place = each.file() + ":" + each.line() + ": " + word(each.severity());
                lines.add("%s: %s: %s [%s]".formatted(place, each.subject(), each.what(), rule));
                lines.add("    " + each.rule().mend());
            }
        }
        ignored.forEach((rule, count) -> lines.add("%d ignored of %s: %s".formatted(count, rule, reasons.get(rule))));
        lines.add(
                counts.isEmpty()
                        ? "nothing found"
                        : counts.entrySet().stream().map(LintText::count).collect(joining(", ")));
        return lines.stream().map(line -> line + System.lineSeparator()).collect(joining());
    }

    private static String count(Map.Entry<LintSeverity, Integer> count) {
        var isOne = count.getValue() == 1 || count.getKey() == LintSeverity.INFO;
        return count.getValue() + " " + word(count.getKey()) + (isOne ? "" : "s");
    }

    static String word(LintSeverity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}

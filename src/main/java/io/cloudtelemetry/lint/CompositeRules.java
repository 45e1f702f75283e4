package io.cloudtelemetry.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Alarms over alarms: those they name exist before them, and none leads back to itself. */
final class CompositeRules {
    private static final String CHILD = "composite-child";
    private static final Pattern STATE =
            Pattern.compile("\\b(?:ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*[\"']?([^\"')]*?)[\"']?\\s*\\)");

    private CompositeRules() {}

    /** An alarm that a composite names, by name or ARN, and the one of the assembly if that is meant for sure. */
    record Child(Value name, Optional<Resource> alarm) {}

    /** {@return the alarms that a composite names, the one that suppresses it included; empty if not all are known} */
    static Optional<List<Child>> children(Resource composite) {
        var rule = composite.value("AlarmRule").text();
        var suppressor = composite.value("ActionsSuppressor");
        if ((rule + suppressor.text()).contains(Value.UNKNOWN.text())) {
            return Optional.empty();
        }
        var names = new ArrayList<Value>();
        STATE.matcher(rule).results().map(found -> new Value(found.group(1))).forEach(names::add);
        if (!suppressor.text().isEmpty()) {
            names.add(suppressor);
        }
        return Optional.of(names.stream()
                .map(name -> new Child(name, alarm(composite, name)))
                .toList());
    }

    private static Optional<Resource> alarm(Resource composite, Value name) {
        var assembly = composite.template.assembly;
        return Alarms.TYPES.stream()
                .flatMap(type -> assembly.named(composite.template, name, type, "AlarmName").stream())
                .findFirst();
    }

    /** {@return every alarm that a composite leads to} */
    private static Set<Resource> reached(Resource composite) {
        Set<Resource> reached = new LinkedHashSet<>();
        var next = new ArrayDeque<>(List.of(composite));
        while (!next.isEmpty()) {
            for (var child : children(next.remove()).orElse(List.of())) {
                child.alarm().filter(reached::add).ifPresent(next::add);
            }
        }
        return reached;
    }

    static void look(Findings findings) {
        Set<Resource> told = new LinkedHashSet<>();
        findings.assembly.resources(Alarms.COMPOSITE).forEach(composite -> {
            var reached = reached(composite);
            if (reached.contains(composite) && Collections.disjoint(reached, told)) {
                told.add(composite);
                var others = reached.stream().map(each -> each.id).sorted().toList();
                findings.report("composite-cycle", composite, "AlarmRule", "leads back to itself, over %s", others);
            }
            children(composite).orElse(List.of()).forEach(child -> look(findings, composite, child));
        });
    }

    private static void look(Findings findings, Resource composite, Child child) {
        var name = child.name().lastOfArn();
        if (child.alarm().isPresent()) {
            var alarm = child.alarm().get();
            if (alarm.template == composite.template
                    && !findings.uses.waits(composite, alarm)
                    && !findings.uses.waits(alarm, composite)) {
                var what =
                        "names %s and does not wait for it: CloudWatch refuses a rule over an alarm that is not there yet";
                findings.report(CHILD, composite, "AlarmRule", what, name);
            }
        } else if (child.name().isKnown()) {
            var meant = Alarms.all(findings.assembly)
                    .map(each -> each.value("AlarmName").text())
                    .filter(each -> !each.equals(name) && letters(each).equals(letters(name)))
                    .findFirst();
            var severity = meant.isPresent() ? LintSeverity.WARNING : LintSeverity.INFO;
            var hint = meant.map(each -> "did you mean " + each + "?").orElse("it must be there already");
            var what = "names %s, which no template here defines; %s";
            findings.report(severity, CHILD, composite, "AlarmRule", what, name, hint);
        }
    }

    /** Names that differ in nothing but these are one name written twice. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

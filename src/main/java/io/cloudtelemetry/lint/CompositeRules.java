package io.cloudtelemetry.lint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Alarms over alarms: those they name exist before them, and none leads back to itself. */
final class CompositeRules {
    private static final String CYCLE = "composite-cycle";
    private static final String CHILD = "composite-child";
    private static final Pattern STATE = Pattern.compile(
            "\\b(?:ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"']*?))\\s*\\)");

    private CompositeRules() {}

    /**
     * An alarm that a composite names.
     *
     * @param name by name or ARN
     * @param alarm the one of the assembly; empty if none is meant for sure
     */
    record Child(Value name, Optional<Resource> alarm) {}

    /** {@return the alarms that a composite names, the one that suppresses it included; empty if not all are known} */
    static Optional<List<Child>> children(Assembly assembly, Resource composite) {
        var rule = composite.value("AlarmRule");
        var suppressor = composite.value("ActionsSuppressor");
        if (rule.text().contains(Value.UNKNOWN.text()) || suppressor.equals(Value.UNKNOWN)) {
            return Optional.empty();
        }
        var children = new ArrayList<Child>();
        STATE.matcher(rule.text()).results().forEach(found -> {
            var name = new Value(
                    found.group(1) != null ? found.group(1) : found.group(2) != null ? found.group(2) : found.group(3));
            children.add(new Child(name, Optional.ofNullable(alarm(assembly, composite, name))));
        });
        if (!suppressor.text().isEmpty()) {
            children.add(new Child(suppressor, Optional.ofNullable(alarm(assembly, composite, suppressor))));
        }
        return Optional.of(children);
    }

    private static @Nullable Resource alarm(Assembly assembly, Resource composite, Value name) {
        for (var type : List.of(Alarms.METRIC, Alarms.COMPOSITE, Alarms.LOG)) {
            var alarm = assembly.named(composite.template, name, type, "AlarmName");
            if (alarm != null) {
                return alarm;
            }
        }
        return null;
    }

    static void look(Findings findings) {
        var composites = findings.assembly.resources(Alarms.COMPOSITE).toList();
        Map<Resource, List<Child>> all = new IdentityHashMap<>();
        composites.forEach(
                each -> all.put(each, children(findings.assembly, each).orElse(List.of())));
        Set<Resource> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var composite : composites) {
            var cycle = new ArrayList<Resource>();
            if (!told.contains(composite) && leadsBack(composite, composite, all, cycle, new IdentityHashMap<>())) {
                told.addAll(cycle);
                var path = cycle.stream().map(each -> each.id).toList();
                var what = "leads back to itself: %s -> %s";
                findings.report(CYCLE, composite, "AlarmRule", what, String.join(" -> ", path), composite.id);
            }
            for (var child : all.get(composite)) {
                look(findings, composite, child);
            }
        }
    }

    private static boolean leadsBack(
            Resource here,
            Resource to,
            Map<Resource, List<Child>> all,
            List<Resource> path,
            Map<Resource, Resource> seen) {
        path.add(here);
        for (var child : all.getOrDefault(here, List.of())) {
            var alarm = child.alarm().orElse(here);
            var leads = child.alarm().isPresent()
                    && (alarm == to
                            || path.size() < ParsedFile.DEEPEST
                                    && seen.put(alarm, alarm) == null
                                    && leadsBack(alarm, to, all, path, seen));
            if (leads) {
                return true;
            }
        }
        path.remove(path.size() - 1);
        return false;
    }

    private static void look(Findings findings, Resource composite, Child child) {
        var name = child.name().lastOfArn();
        if (child.alarm().isPresent()) {
            var alarm = child.alarm().get();
            if (alarm != composite
                    && alarm.template == composite.template
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
            var what = "names %s, which no template here defines%s";
            findings.report(
                    meant.isPresent() ? LintSeverity.WARNING : LintSeverity.INFO,
                    CHILD,
                    composite,
                    "AlarmRule",
                    what,
                    name,
                    meant.map(each -> "; did you mean " + each + "?").orElse("; it must be there already"));
        }
    }

    /** Names that differ in nothing but these are one name written twice. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

package io.cloudtelemetry.alarms;

import io.cloudtelemetry.ownership.PhysicalName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/**
 * Alarms by name, in order. Values are fixed; each method gives a new set. A recommended set also knows alarms that are
 * off: those whose threshold only its owner can give, and those whose metric is not collected.
 */
public final class AlarmSet {
    private final Map<String, AlarmSpec> specs;
    private final Map<String, AlarmRow> rows;
    private final Map<String, String> gone;
    private final @Nullable String runbooks;

    private AlarmSet(
            Map<String, AlarmSpec> specs,
            Map<String, AlarmRow> rows,
            Map<String, String> gone,
            @Nullable String runbooks) {
        this.specs = Collections.unmodifiableMap(specs);
        this.rows = Collections.unmodifiableMap(rows);
        this.gone = gone;
        this.runbooks = runbooks;
    }

    /**
     * {@return a set of recommended alarms, of which some are on and the others can be switched on}
     *
     * @param gone the names of those that are recommended no more, and why
     */
    static AlarmSet recommended(Map<String, AlarmRow> rows, Map<String, String> gone, Predicate<AlarmRow> on) {
        var specs = new LinkedHashMap<String, AlarmSpec>();
        rows.values().stream()
                .filter(on)
                .forEach(row -> specs.put(
                        row.name(), row.toBuilder(row.name(), Map.of()).build()));
        return new AlarmSet(specs, rows, gone, null);
    }

    /**
     * {@return a set of these alarms}
     *
     * @throws IllegalArgumentException if two have one name
     */
    public static AlarmSet of(AlarmSpec... specs) {
        return new AlarmSet(Map.of(), Map.of(), Map.of(), null).with(specs);
    }

    /**
     * {@return this set and these alarms}
     *
     * @throws IllegalArgumentException if two have one name
     */
    public AlarmSet with(AlarmSpec... added) {
        var all = new LinkedHashMap<>(specs);
        for (var spec : added) {
            Objects.requireNonNull(spec, "specs");
            if (all.putIfAbsent(spec.name(), spec) != null) {
                throw new IllegalArgumentException(
                        "name must be used once, got a second \"%s\"; change the first in its place"
                                .formatted(spec.name()));
            }
        }
        return withSpecs(all);
    }

    /**
     * {@return this set with one alarm changed} A recommended alarm that is off is switched on: one that waits for its
     * threshold by giving that, as in {@code change("traffic-gone", alarm -> alarm.thresholdValue(10))}.
     *
     * @throws IllegalArgumentException if it has no alarm of that name, or the change is not allowed
     */
    public AlarmSet change(String name, UnaryOperator<AlarmSpec.Builder> change) {
        Objects.requireNonNull(change, "change");
        requireName(name);
        var spec = specs.get(name);
        var row = rows.get(name);
        var all = new LinkedHashMap<>(specs);
        var builder = spec == null ? Objects.requireNonNull(row).toBuilder(name, Map.of()) : spec.toBuilder();
        all.put(name, change.apply(builder).build());
        return withSpecs(all);
    }

    /**
     * {@return this set with one alarm off}
     *
     * @throws IllegalArgumentException if it has no alarm of that name
     */
    public AlarmSet without(String name) {
        requireName(name);
        var all = new LinkedHashMap<>(specs);
        all.remove(name);
        return withSpecs(all);
    }

    /**
     * {@return this set, whose recommended alarms name their runbook in the description} Default: they name none.
     *
     * @param base the address of the page with all runbooks, docs/alarms.md of this project or a copy of it
     * @throws IllegalArgumentException if that is not an https address without a fragment
     */
    public AlarmSet withRunbooks(String base) {
        return new AlarmSet(specs, rows, gone, Runbooks.require(base));
    }

    /** {@return the alarms that are on, in order} */
    public Collection<AlarmSpec> specs() {
        return specs.values();
    }

    /**
     * Checks that each alarm can be defined for a subject.
     *
     * @throws IllegalArgumentException if a period is shorter than the interval, or a series is not published with what
     *     the subject has switched on, or an action cannot act on it
     */
    public void requireDefinableFor(AlarmSubject subject) {
        for (var spec : specs.values()) {
            try {
                subject.alarmName(spec);
                AlarmDescription.of(spec, subject, runbook(spec));
                spec.series().requirePublishedFor(subject);
                OwnActions.requireApplicable(spec, subject);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(spec.name() + "." + refused.getMessage(), refused);
            }
        }
    }

    /**
     * Checks that each alarm can be defined in a scope, or in one below it, with a routing.
     *
     * @throws IllegalArgumentException if one cannot be defined for the subject, a name is taken, an alarm has too many
     *     actions, or the routing cannot serve alarms there, such as topics in another region
     */
    public void requireDefinable(Construct scope, AlarmSubject subject, AlarmRouting routing) {
        checked(scope, subject, routing);
    }

    /**
     * Defines each alarm in a scope.
     *
     * @throws IllegalArgumentException if one cannot be defined for the subject, before any is
     */
    public List<DefinedAlarm> define(Construct scope, AlarmSubject subject, AlarmRouting routing) {
        var template = checked(scope, subject, routing);
        requireRoom(scope);
        PhysicalName.ALARM.take(scope, names(subject));
        var defined = new ArrayList<DefinedAlarm>();
        for (var spec : specs.values()) {
            defined.add(template.define(spec, runbook(spec)));
        }
        return List.copyOf(defined);
    }

    /** One look at the children for all alarms: ids are the alarms' names, so a scope holds one set. */
    private void requireRoom(Construct scope) {
        for (var child : scope.getNode().getChildren()) {
            var id = child.getNode().getId();
            if (specs.containsKey(id)) {
                throw new IllegalArgumentException(
                        "scope must hold one set of alarms, got a second %s in %s; give each a scope of its own"
                                .formatted(id, scope.getNode().getPath()));
            }
        }
    }

    private AlarmTemplate checked(Construct scope, AlarmSubject subject, AlarmRouting routing) {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(routing, "routing");
        requireDefinableFor(subject);
        PhysicalName.ALARM.requireFree(scope, names(subject));
        var template = new AlarmTemplate(scope, subject, routing);
        specs.values().forEach(template::requireDefinable);
        return template;
    }

    private List<String> names(AlarmSubject subject) {
        return specs.values().stream().map(subject::alarmName).toList();
    }

    /** {@return the names of all alarms, those that are off included} */
    public Set<String> names() {
        var names = new LinkedHashSet<>(rows.keySet());
        names.addAll(specs.keySet());
        return Collections.unmodifiableSet(names);
    }

    private AlarmSet withSpecs(Map<String, AlarmSpec> changed) {
        return new AlarmSet(changed, rows, gone, runbooks);
    }

    private @Nullable String runbook(AlarmSpec spec) {
        return runbooks == null || spec.runbookAnchor() == null ? null : runbooks + "#" + spec.runbookAnchor();
    }

    /**
     * Checks that a name is not that of an alarm which was recommended once.
     *
     * @throws IllegalArgumentException if it is, with the reason
     */
    public void requireNotGone(String name) {
        if (gone.containsKey(name) && !specs.containsKey(name)) {
            throw new IllegalArgumentException(
                    "%s is recommended no more, leave it out: %s".formatted(name, gone.get(name)));
        }
    }

    private void requireName(String name) {
        requireNotGone(Objects.requireNonNull(name, "name"));
        if (!names().contains(name)) {
            throw new IllegalArgumentException("alarm must be one of %s, got \"%s\"".formatted(names(), name));
        }
    }
}

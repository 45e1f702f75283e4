package io.cloudtelemetry.alarms;

import io.cloudtelemetry.metrics.AlarmRecommendation;
import io.cloudtelemetry.ownership.PhysicalName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/**
 * Alarms by name, in order. A recommended set also has alarms that are off: those that need a threshold from the owner, and
 * those whose metric is not collected.
 */
public final class AlarmSet {
    /** Leaves room for meaning and condition in the 1024 characters of an alarm's description. */
    private static final int LONGEST_ADDRESS = 200;

    private final Map<String, AlarmSpec> specs;
    private final Map<String, AlarmRecommendation> rows;
    private final Map<String, String> gone;
    private final @Nullable String runbooks;

    /** The subject that the alarms have been checked for, so that a file's are not checked again when they are defined. */
    private @Nullable AlarmSubject definableFor;

    private AlarmSet(
            Map<String, AlarmSpec> specs,
            Map<String, AlarmRecommendation> rows,
            Map<String, String> gone,
            @Nullable String runbooks) {
        this.specs = specs;
        this.rows = rows;
        this.gone = gone;
        this.runbooks = runbooks;
    }

    /** {@return a set of recommended alarms, some of them on} The reasons are by the names of those that are gone. */
    static AlarmSet recommended(
            List<AlarmRecommendation> rows, Map<String, String> gone, Predicate<AlarmRecommendation> on) {
        var specs = new LinkedHashMap<String, AlarmSpec>();
        var byName = new LinkedHashMap<String, AlarmRecommendation>();
        for (var row : rows) {
            byName.put(row.name(), row);
            if (on.test(row)) {
                specs.put(
                        row.name(),
                        RecommendedAlarms.builder(row, row.name(), Map.of()).build());
            }
        }
        return new AlarmSet(specs, byName, gone, null);
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
        return changed(all -> {
            for (var spec : added) {
                Objects.requireNonNull(spec, "specs");
                if (all.putIfAbsent(spec.name(), spec) != null) {
                    throw new IllegalArgumentException(
                            "name must be used once, got a second \"%s\"; change the first in its place"
                                    .formatted(spec.name()));
                }
            }
        });
    }

    /**
     * {@return this set with one alarm changed} Switches on a recommended alarm that is off; one that needs a threshold gets
     * it here, as in {@code change("traffic-gone", alarm -> alarm.thresholdValue(10))}.
     *
     * @throws IllegalArgumentException if it has no alarm of that name, or the change is not allowed
     */
    public AlarmSet change(String name, UnaryOperator<AlarmSpec.Builder> change) {
        Objects.requireNonNull(change, "change");
        requireName(name);
        var spec = specs.get(name);
        var builder = spec == null
                ? RecommendedAlarms.builder(Objects.requireNonNull(rows.get(name)), name, Map.of())
                : spec.toBuilder();
        return changed(all -> all.put(name, change.apply(builder).build()));
    }

    /**
     * {@return this set with one alarm off}
     *
     * @throws IllegalArgumentException if it has no alarm of that name
     */
    public AlarmSet without(String name) {
        requireName(name);
        return changed(all -> all.remove(name));
    }

    /**
     * {@return this set with links to runbooks in the descriptions of recommended alarms} Default: no links.
     *
     * @param base the address of the page with all runbooks, docs/alarms.md of this project or a copy of it
     * @throws IllegalArgumentException if that is not an https address without a fragment
     */
    public AlarmSet withRunbooks(String base) {
        if (base.length() > LONGEST_ADDRESS || !isPage(base)) {
            throw new IllegalArgumentException(
                    "runbooks must be an https address of at most %d characters without a fragment, such as https://example.com/docs/alarms.md, got \"%s\""
                            .formatted(LONGEST_ADDRESS, base.replaceAll("\\R", " ")));
        }
        return new AlarmSet(specs, rows, gone, base);
    }

    private static boolean isPage(String base) {
        try {
            var address = new URI(base);
            return "https".equals(address.getScheme()) && address.getHost() != null && address.getFragment() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    /** {@return the alarms that are on, in order} */
    public Collection<AlarmSpec> specs() {
        return Collections.unmodifiableCollection(specs.values());
    }

    /** {@return the names of all alarms, those that are off included} */
    public Set<String> names() {
        var names = new LinkedHashSet<>(rows.keySet());
        names.addAll(specs.keySet());
        return Collections.unmodifiableSet(names);
    }

    /**
     * Checks that each alarm can be defined for a subject.
     *
     * @throws IllegalArgumentException if a period is shorter than the interval, or a series is not published with what
     *     the subject has switched on, or an action cannot act on it
     */
    public void requireDefinableFor(AlarmSubject subject) {
        if (Objects.requireNonNull(subject, "subject").equals(definableFor)) {
            return;
        }
        for (var spec : specs.values()) {
            try {
                subject.alarmName(spec);
                AlarmDescription.of(spec, subject, runbook(spec));
                spec.series().requirePublishedFor(subject);
                AlarmActions.requireApplicable(spec, subject);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(spec.name() + "." + refused.getMessage(), refused);
            }
        }
        definableFor = subject;
    }

    /**
     * {@return the alarms, checked for a scope and those below it}
     *
     * @throws IllegalArgumentException if one cannot be defined for the subject, a name is taken, an alarm has too many
     *     actions, or the routing cannot serve alarms there, such as topics in another region
     * @hidden
     */
    public CheckedAlarms<DefinedAlarm> checked(Construct scope, AlarmSubject subject, AlarmRouting routing) {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(routing, "routing");
        requireDefinableFor(subject);
        var names = specs.values().stream().map(subject::alarmName).toList();
        PhysicalName.ALARM.requireFree(scope, names);
        var template = new AlarmTemplate(scope, subject, routing, specs.keySet());
        specs.values().forEach(template::requireDefinable);
        return at -> {
            PhysicalName.ALARM.requireFree(at, names);
            var defined = specs.values().stream()
                    .map(spec -> template.define(at, spec, runbook(spec)))
                    .toList();
            PhysicalName.ALARM.take(at, names);
            return defined;
        };
    }

    /**
     * Defines each alarm in a scope.
     *
     * @throws IllegalArgumentException if one cannot be defined for the subject, before any is
     */
    public List<DefinedAlarm> define(Construct scope, AlarmSubject subject, AlarmRouting routing) {
        var checked = checked(scope, subject, routing);
        requireRoom(scope);
        return checked.define(scope);
    }

    /**
     * Ids are the alarms' names, so a scope holds one set. Looks at the children once for all alarms; a single alarm, of which
     * a scope may hold hundreds, looks for its own id alone.
     */
    private void requireRoom(Construct scope) {
        var node = scope.getNode();
        var taken = specs.size() == 1
                ? specs.keySet().stream().filter(id -> node.tryFindChild(id) != null)
                : node.getChildren().stream()
                        .map(child -> child.getNode().getId())
                        .filter(specs::containsKey);
        taken.findFirst().ifPresent(id -> {
            throw new IllegalArgumentException(
                    "scope must hold one set of alarms, got a second %s in %s; give each a scope of its own"
                            .formatted(id, node.getPath()));
        });
    }

    private AlarmSet changed(Consumer<Map<String, AlarmSpec>> change) {
        var all = new LinkedHashMap<>(specs);
        change.accept(all);
        return new AlarmSet(all, rows, gone, runbooks);
    }

    private @Nullable String runbook(AlarmSpec spec) {
        return runbooks == null || spec.runbookAnchor() == null ? null : runbooks + "#" + spec.runbookAnchor();
    }

    /** Refuses, with the reason, the name of an alarm that is no longer recommended. */
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

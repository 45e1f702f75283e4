package io.cloudtelemetry.alarms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.constructs.Construct;

/** Alarms by name, in order. Values are fixed; each method gives a new set. */
public final class AlarmSet {
    private final Map<String, AlarmSpec> specs;

    private AlarmSet(Map<String, AlarmSpec> specs) {
        this.specs = Collections.unmodifiableMap(specs);
    }

    /**
     * {@return a set of these alarms}
     *
     * @throws IllegalArgumentException if two have one name
     */
    public static AlarmSet of(AlarmSpec... specs) {
        return new AlarmSet(Map.of()).with(specs);
    }

    /**
     * {@return this set and these alarms}
     *
     * @throws IllegalArgumentException if two have one name
     */
    public AlarmSet with(AlarmSpec... added) {
        var all = new LinkedHashMap<>(specs);
        for (var spec : added) {
            if (all.putIfAbsent(spec.name(), spec) != null) {
                throw new IllegalArgumentException(
                        "name must be used once, got a second \"%s\"; change the first with change()"
                                .formatted(spec.name()));
            }
        }
        return new AlarmSet(all);
    }

    /**
     * {@return this set with one alarm changed}
     *
     * @throws IllegalArgumentException if it has no alarm of that name, or the change is not allowed
     */
    public AlarmSet change(String name, UnaryOperator<AlarmSpec.Builder> change) {
        var all = new LinkedHashMap<>(specs);
        all.put(name, change.apply(required(name).toBuilder()).build());
        return new AlarmSet(all);
    }

    /**
     * {@return this set without one alarm}
     *
     * @throws IllegalArgumentException if it has no alarm of that name
     */
    public AlarmSet without(String name) {
        var all = new LinkedHashMap<>(specs);
        all.remove(required(name).name());
        return new AlarmSet(all);
    }

    /** {@return the alarms, in order} */
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
                spec.periodFor(subject.interval());
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
        AlarmNames.of(scope).take(scope, names(subject));
        var defined = new ArrayList<DefinedAlarm>();
        for (var spec : specs.values()) {
            defined.add(template.define(spec));
        }
        return List.copyOf(defined);
    }

    private AlarmTemplate checked(Construct scope, AlarmSubject subject, AlarmRouting routing) {
        requireDefinableFor(subject);
        AlarmNames.of(scope).requireFree(scope, names(subject));
        var template = new AlarmTemplate(scope, subject, routing);
        specs.values().forEach(template::requireDefinable);
        return template;
    }

    private List<String> names(AlarmSubject subject) {
        return specs.values().stream().map(subject::alarmName).toList();
    }

    private AlarmSpec required(String name) {
        var spec = specs.get(name);
        if (spec == null) {
            throw new IllegalArgumentException("alarm must be one of %s, got \"%s\"".formatted(specs.keySet(), name));
        }
        return spec;
    }
}

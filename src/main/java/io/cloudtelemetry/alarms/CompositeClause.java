package io.cloudtelemetry.alarms;

import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;

/**
 * Alarms of which one must be in ALARM, as a composite names them.
 *
 * @param here where the composite stands
 * @param role what tells its parts from those of the composite's other clauses
 * @param alarms those that it names itself
 * @param parts those that it names by parts
 */
record CompositeClause(Place here, String role, List<NamedAlarm> alarms, List<CompositePart> parts) {
    /**
     * {@return a clause that names alarms of its own stack and imported ones itself, and others by the parts of their stacks}
     *
     * @param prefix what the names of the parts begin with
     * @param stacks those that have a part, also without an alarm
     */
    static CompositeClause of(
            Place here, String prefix, String role, List<NamedAlarm> alarms, Collection<Stack> stacks) {
        var own = new ArrayList<NamedAlarm>();
        var others = new LinkedHashMap<Stack, List<NamedAlarm>>();
        stacks.forEach(stack -> others.put(stack, new ArrayList<>()));
        others.remove(here.stack());
        for (var alarm : alarms) {
            var resource = alarm.resource();
            var there = resource == null ? here : Place.of(resource);
            (there.isInStackOf(here) ? own : others.computeIfAbsent(there.stack(), stack -> new ArrayList<>()))
                    .add(alarm);
        }
        var parts = new ArrayList<CompositePart>();
        others.forEach((stack, named) -> parts.add(part(Place.of(stack), prefix, role, named)));
        return new CompositeClause(here, role, own, parts);
    }

    /** {@return the same, but what it names itself is named by a part, which holds any number of alarms} */
    CompositeClause inParts(String prefix) {
        return alarms.isEmpty()
                ? this
                : new CompositeClause(
                        here,
                        role,
                        List.of(),
                        Stream.concat(Stream.of(part(here, prefix, role, alarms)), parts.stream())
                                .toList());
    }

    private static CompositePart part(Place place, String prefix, String role, List<NamedAlarm> alarms) {
        return CompositePart.of(place, prefix + role, prefix + "-" + place.stackName() + role, alarms);
    }

    /** {@return what stands in the rule} */
    List<String> names() {
        return Stream.concat(
                        CompositePart.names(alarms).stream(), parts.stream().map(CompositePart::name))
                .toList();
    }
}

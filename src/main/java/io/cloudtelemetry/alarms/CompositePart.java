package io.cloudtelemetry.alarms;

import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;
import software.constructs.Construct;

/**
 * Alarms of one stack that a composite names, as a composite of their own which tells nobody. CloudFormation deletes an alarm
 * at the end of its stack's deployment, and CloudWatch refuses that while a composite names it: a composite of a later stack
 * still does, a part of the same stack does not any more.
 *
 * @param place its stack
 * @param id of its construct
 * @param name in CloudWatch
 * @param alarms what it names itself; none makes a rule that is never true
 * @param parts what it names instead of alarms that are too many for one rule
 */
record CompositePart(Place place, String id, String name, List<NamedAlarm> alarms, List<CompositePart> parts) {
    private static final Kind<Construct> SCOPE = new Kind<>(Unique.IN_STACK);

    /** PutCompositeAlarm, {@code AlarmName}. */
    private static final int LONGEST_NAME = 255;

    private static final int HASH = 9;

    /** {@return a part, which has parts in turn where a rule cannot hold all of its alarms} */
    static CompositePart of(Place place, String id, String name, List<NamedAlarm> alarms) {
        if (CompositeRule.holds(names(alarms), List.of())) {
            return new CompositePart(place, id, shortened(name), alarms, List.of());
        }
        var count = 2;
        var chunks = chunks(alarms, count);
        while (!chunks.stream().allMatch(chunk -> CompositeRule.holds(names(chunk), List.of()))) {
            count++;
            chunks = chunks(alarms, count);
        }
        var parts = new ArrayList<CompositePart>();
        for (var chunk : chunks) {
            // A dot, which no stack has in its name.
            var suffix = "." + (parts.size() + 1);
            parts.add(new CompositePart(place, id + suffix, shortened(name + suffix), chunk, List.of()));
        }
        return new CompositePart(place, id, shortened(name), List.of(), parts);
    }

    /** An alarm is in the chunk that its name says, so that one that comes or goes changes one chunk, mostly. */
    private static List<List<NamedAlarm>> chunks(List<NamedAlarm> alarms, int count) {
        var chunks =
                Stream.<List<NamedAlarm>>generate(ArrayList::new).limit(count).toList();
        alarms.forEach(alarm ->
                chunks.get(Math.floorMod(alarm.name().hashCode(), count)).add(alarm));
        return chunks;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : ConstructIds.hashed(name.substring(0, LONGEST_NAME - HASH), name);
    }

    static List<String> names(List<NamedAlarm> alarms) {
        return alarms.stream().map(NamedAlarm::name).toList();
    }

    /** {@return itself and all below} */
    Stream<CompositePart> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(CompositePart::all));
    }

    /** Defines it after what it names. */
    CfnCompositeAlarm define(String composite) {
        var below = parts.stream().map(part -> part.define(composite)).toList();
        var scope = Owners.of(place, SCOPE)
                .findOrTake(
                        place,
                        "",
                        () -> place.with(
                                new Construct(place.stack(), ConstructIds.free(place.stack(), "CompositeParts"))));
        var resource = CfnCompositeAlarm.Builder.create(scope, id)
                .alarmName(name)
                .alarmDescription("Alarms of %s in its stack. Tells nobody.".formatted(composite))
                .alarmRule(CompositeRule.of(
                        parts.isEmpty()
                                ? names(alarms)
                                : parts.stream().map(CompositePart::name).toList(),
                        List.of()))
                .build();
        SamePlace.letWait(resource, alarms);
        below.forEach(resource::addResourceDependency);
        return resource;
    }
}

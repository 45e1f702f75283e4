package io.cloudtelemetry.alarms;

import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.PhysicalName;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.constructs.Construct;

/** What the alarms of a composite become in its rule, and the parts that this takes in the stacks of the alarms. */
final class CompositeParts {
    /** A change of its severity leaves the parts of a composite as they are, unless two composites differ in that only. */
    private static final Kind<String> PREFIXES = new Kind<>(Unique.IN_REGION);

    private final String alarmName;
    private final String prefix;
    private final CompositeClause symptoms;
    private final CompositeClause causes;
    private final @Nullable CompositeClause suppressor;

    CompositeParts(Construct scope, CombinedAlarm composite, String alarmName, CompositeStacks stacks) {
        var here = Place.of(scope);
        this.alarmName = alarmName;
        var owner = Owners.of(here, PREFIXES).findOrTake(here, composite.name(), () -> alarmName);
        this.prefix = owner.equals(alarmName) ? composite.name() : alarmName;
        var first = CompositeClause.of(here, prefix, "", composite.symptoms(), stacks.symptoms());
        var second = CompositeClause.of(
                here,
                prefix,
                ".causes",
                composite.causes(),
                composite.causes().isEmpty() ? List.of() : stacks.causes());
        if (!CompositeRule.holds(first.names(), second.names())) {
            first = first.inParts(prefix);
        }
        if (!CompositeRule.holds(first.names(), second.names())) {
            second = second.inParts(prefix);
        }
        CompositeRule.requireHolds(first.names(), second.names());
        this.symptoms = first;
        this.causes = second;
        var suppression = composite.suppression();
        this.suppressor = suppression == null
                ? null
                : CompositeClause.of(here, prefix, ".suppressor", List.of(suppression.by()), List.of());
    }

    String rule() {
        return CompositeRule.of(symptoms.names(), causes.names());
    }

    @Nullable
    String suppressor() {
        return suppressor == null ? null : suppressor.names().get(0);
    }

    /** Checks that the names of the parts are free. */
    void requireFree(Construct scope) {
        PhysicalName.ALARM.requireFree(scope, names());
    }

    /** Defines the parts, and lets the composite wait for them and for the alarms that it names itself. */
    void define(Construct scope, CfnResource composite) {
        clauses().forEach(clause -> {
            clause.parts().stream().map(part -> part.define(alarmName)).forEach(composite::addResourceDependency);
            SamePlace.letWait(composite, clause.alarms());
        });
        PhysicalName.ALARM.take(scope, names());
    }

    private List<String> names() {
        return clauses()
                .flatMap(clause -> clause.parts().stream())
                .flatMap(CompositePart::all)
                .map(CompositePart::name)
                .toList();
    }

    private Stream<CompositeClause> clauses() {
        var clauses = new ArrayList<>(List.of(symptoms, causes));
        if (suppressor != null) {
            clauses.add(suppressor);
        }
        return clauses.stream();
    }
}

package io.cloudtelemetry.edits;

import io.cloudtelemetry.app.changes.AssemblyChanges;
import io.cloudtelemetry.app.changes.StackTemplates;
import io.cloudtelemetry.edits.Problem.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What {@code -c previous} says of an edit, beside what then becomes of it. */
final class Foretold {
    private static final Set<Kind> FAILURES =
            EnumSet.of(Kind.NAME_IS_HELD, Kind.NAMED_BY_A_COMPOSITE, Kind.OTHER_INSTALLATION);

    private Foretold() {}

    /**
     * Compares.
     *
     * @throws AssertionError if a deployment fails of which that was not said, or does not although it was
     */
    static void require(Assembly before, Assembly after, List<Problem> problems) {
        var changes =
                AssemblyChanges.between(StackTemplates.of(before.templates()), StackTemplates.of(after.templates()));
        var fails = problems.stream().anyMatch(problem -> FAILURES.contains(problem.kind()));
        // Of a role that an earlier destruction of a stack has kept, the two assemblies know nothing.
        if (fails == changes.failures().isEmpty() && !TwoSteps.logRoleIsKept(problems)) {
            throw new AssertionError("foretold:%n%s%nbut:%n%s".formatted(changes.failures(), problems));
        }
        if (problems.stream().anyMatch(problem -> problem.kind() == Kind.STACK_IS_GONE)
                && changes.effects().stream().noneMatch(effect -> effect.contains("stays as it is"))) {
            throw new AssertionError("not foretold: " + problems);
        }
    }
}

package io.cloudtelemetry.edits;

import io.cloudtelemetry.edits.Problem.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What fails today, and must not. Whoever mends one takes it out of {@link #TODAY}: its tests then say that it deploys. */
enum KnownFailure {
    /**
     * Composites stand in {name}-alarms, after the stacks of their parts; these stacks delete alarms, and the old alarm of
     * one that changes its severity, while the composite still names them.
     */
    COMPOSITE_IN_A_LATER_STACK(Kind.NAMED_BY_A_COMPOSITE),

    /** The same with the alarm by which a composite is suppressed. */
    SUPPRESSED_FROM_A_LATER_STACK(Kind.NAMED_BY_A_COMPOSITE),

    /** A composite that goes in one edit with an alarm that it names; where no other is left, its stack is gone and stays. */
    COMPOSITE_GOES_WITH_ITS_PART(Kind.NAMED_BY_A_COMPOSITE);

    /** The one list. */
    static final Set<KnownFailure> TODAY =
            EnumSet.of(COMPOSITE_IN_A_LATER_STACK, SUPPRESSED_FROM_A_LATER_STACK, COMPOSITE_GOES_WITH_ITS_PART);

    private final Kind kind;

    KnownFailure(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** {@return whether all of it is known, so that nothing follows from going on; the stack may be gone as well} */
    static boolean covers(List<Problem> problems) {
        var kinds = problems.stream().map(Problem::kind).collect(Collectors.toSet());
        kinds.remove(Kind.STACK_IS_GONE);
        return !kinds.isEmpty()
                && TODAY.stream()
                        .map(KnownFailure::kind)
                        .collect(Collectors.toSet())
                        .containsAll(kinds);
    }
}

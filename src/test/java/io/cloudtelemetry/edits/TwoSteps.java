package io.cloudtelemetry.edits;

import io.cloudtelemetry.edits.Problem.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The edits that one deployment cannot do, as docs/operations.md has them. */
enum TwoSteps {
    /**
     * The last of what a stack is for is taken out of the file: the CLI deploys the stacks that the app has, and the other
     * one stays. Deploy, then delete the stack.
     */
    LAST_OF_A_STACK(EnumSet.allOf(Edit.Kind.class), Kind.STACK_IS_GONE),

    /**
     * The alarms and saved queries of a REST API have its name, and each resource its id: under another id they are made
     * before those of the same name are deleted. Take the API out, deploy, put it in, deploy.
     */
    API_MADE_ANEW(EnumSet.of(Edit.Kind.API_MADE_ANEW), Kind.NAME_IS_HELD),

    /**
     * Manifests and the add-on have objects of the same name, and the new ones are made before the others are deleted. Take
     * the cluster out, deploy, put it in, deploy.
     */
    DELIVERY_CHANGED(EnumSet.of(Edit.Kind.DELIVERY_CHANGED), Kind.OTHER_INSTALLATION),

    /**
     * The alarms of what moves to another stack, and its objects in a cluster, stand once, and either stack may come first. Take
     * it out, deploy, put it in, deploy.
     */
    MOVED(EnumSet.of(Edit.Kind.MEMBER_MOVED), Kind.NAME_IS_HELD, Kind.OTHER_INSTALLATION),

    /**
     * A composite over several stacks goes, has another name, or has other stacks, while these still have its parts: they are
     * deployed before it. Deploy {name}-alarms before them, or take the composites out of the file, too, and put them in after
     * that.
     */
    COMPOSITES_FIRST(
            EnumSet.of(
                    Edit.Kind.COMPOSITE_REMOVED,
                    Edit.Kind.COMPOSITE_RENAMED,
                    Edit.Kind.COMPOSITE_CHANGED,
                    Edit.Kind.MEMBER_REMOVED,
                    Edit.Kind.MEMBER_MOVED,
                    Edit.Kind.API_MADE_ANEW,
                    Edit.Kind.ALARM_SWITCHED),
            Kind.NAMED_BY_A_COMPOSITE,
            Kind.NAME_IS_HELD),

    /**
     * The role of {@code apiGateway.account.logRole} is kept when its stack is destroyed, and no stack makes one of its name
     * again. Name it by {@code useExisting}.
     */
    LOG_ROLE_IS_KEPT(EnumSet.of(Edit.Kind.MEMBER_ADDED, Edit.Kind.API_MADE_ANEW), Kind.NAME_IS_HELD);

    /** Not an alarm itself: one that is named from a later stack would never be deleted. */
    private static final Pattern PART_IS_NAMED =
            Pattern.compile("/CompositeParts\\S+ cannot be deleted, composite \\S+ of shop-alarms/");

    private static final Pattern HELD_BY_A_COMPOSITE = Pattern.compile(", shop-\\S+/Composites(?!\\S*Part)");
    private static final Pattern OF_A_PART = Pattern.compile(" composite (\\S+) of \\S+/CompositeParts");

    private final Set<Edit.Kind> edits;
    private final Set<Kind> kinds;

    TwoSteps(Set<Edit.Kind> edits, Kind first, Kind... more) {
        this.edits = edits;
        this.kinds = EnumSet.of(first, more);
    }

    /** {@return whether an edit fails as it is known to} */
    static boolean cover(Edit edit, List<Problem> problems) {
        return logRoleIsKept(problems)
                || problems.stream()
                        .filter(problem -> !follows(problem, problems))
                        .allMatch(problem -> Arrays.stream(values())
                                .filter(each -> each != LOG_ROLE_IS_KEPT)
                                .anyMatch(each -> each.covers(edit, problem)));
    }

    /** An alarm stays where the part that names it does, which cannot be deleted itself. */
    private static boolean follows(Problem problem, List<Problem> problems) {
        var part = OF_A_PART.matcher(problem.text());
        return problem.kind() == Kind.NAMED_BY_A_COMPOSITE
                && part.find()
                && problems.stream()
                        .anyMatch(each -> each.kind() == Kind.NAMED_BY_A_COMPOSITE
                                && each.text().startsWith("alarm " + part.group(1) + " of "));
    }

    private boolean covers(Edit edit, Problem problem) {
        return edits.contains(edit.kind())
                && kinds.contains(problem.kind())
                && (this != COMPOSITES_FIRST || isOfComposites(problem));
    }

    /** {@return whether another order of {name}-alarms is needed} */
    static boolean compositesFirst(Edit edit, List<Problem> problems) {
        return COMPOSITES_FIRST.edits.contains(edit.kind()) && areOfComposites(problems);
    }

    /** {@return whether some are of composites over several stacks} */
    static boolean areOfComposites(List<Problem> problems) {
        return problems.stream()
                .anyMatch(problem -> COMPOSITES_FIRST.kinds.contains(problem.kind()) && isOfComposites(problem));
    }

    /** A composite that stands over several stacks, or in another one from now on, holds the name, or names a part. */
    private static boolean isOfComposites(Problem problem) {
        return PART_IS_NAMED.matcher(problem.text()).find()
                || HELD_BY_A_COMPOSITE.matcher(problem.text()).find();
    }

    /** {@return whether all that is missing is another way to the role; the second of two steps may need it as well} */
    static boolean logRoleIsKept(List<Problem> problems) {
        return !problems.isEmpty()
                && problems.stream()
                        .allMatch(problem -> LOG_ROLE_IS_KEPT.kinds.contains(problem.kind())
                                && problem.text().startsWith("role "));
    }
}

package io.cloudtelemetry.edits;

import io.cloudtelemetry.edits.Problem.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The edits that one deployment cannot do, whatever the layout, as docs/operations.md has them. */
enum TwoSteps {
    /**
     * The last of what a stack is for is taken out of the file: the CLI deploys the stacks that the app has, and the other
     * one stays. Deploy, then {@code cdk destroy} the stack.
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
     * The role of {@code apiGateway.account.logRole} is kept when its stack is destroyed, and no stack makes one of its name
     * again. Name it by {@code useExisting}.
     */
    LOG_ROLE_IS_KEPT(EnumSet.of(Edit.Kind.MEMBER_ADDED, Edit.Kind.API_MADE_ANEW), Kind.NAME_IS_HELD);

    private final Set<Edit.Kind> edits;
    private final Kind kind;

    TwoSteps(Set<Edit.Kind> edits, Kind kind) {
        this.edits = edits;
        this.kind = kind;
    }

    /** {@return whether an edit fails as it is known to} */
    static boolean cover(Edit edit, List<Problem> problems) {
        return logRoleIsKept(problems)
                || problems.stream()
                        .allMatch(problem -> Arrays.stream(values())
                                .filter(each -> each != LOG_ROLE_IS_KEPT)
                                .anyMatch(each -> each.edits.contains(edit.kind()) && each.kind == problem.kind()));
    }

    /** {@return whether all that is missing is another way to the role; the second of two steps may need it as well} */
    static boolean logRoleIsKept(List<Problem> problems) {
        return !problems.isEmpty()
                && problems.stream()
                        .allMatch(problem -> problem.kind() == LOG_ROLE_IS_KEPT.kind
                                && problem.text().startsWith("role "));
    }
}

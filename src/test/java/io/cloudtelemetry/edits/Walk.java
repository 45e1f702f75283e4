package io.cloudtelemetry.edits;

import io.cloudtelemetry.edits.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A file that is edited and deployed, again and again, in the one order of what has no order and in the other. */
final class Walk {
    /** How an edit ends. */
    enum End {
        DEPLOYED,
        REFUSED,
        DEPLOYED_IN_TWO_STEPS,
        NEEDS_ANOTHER_FILE,
        FAILS_AS_KNOWN;

        /** {@return whether the account is not as the file says, so that no edit follows} */
        boolean isLast() {
            return this == NEEDS_ANOTHER_FILE || this == FAILS_AS_KNOWN;
        }
    }

    private final UnaryOperator<Assembly> layout;
    private final List<String> taken = new ArrayList<>();
    private Deployments account;
    private Estate estate;
    private Assembly deployed;

    /**
     * Deploys a first file.
     *
     * @param layout what becomes of the app's assembly before it is deployed
     */
    Walk(Estate start, UnaryOperator<Assembly> layout) {
        this.layout = layout;
        this.account = new Deployments(layout);
        this.estate = start;
        this.deployed = layout.apply(Synthesized.assembly(start));
        var problems = deploy(Synthesized.assembly(start));
        if (!problems.isEmpty()) {
            throw new AssertionError("the first deployment fails: %s%n%s".formatted(problems, EstateFile.of(start)));
        }
    }

    Estate estate() {
        return estate;
    }

    /**
     * Edits the file and deploys it.
     *
     * @throws AssertionError if the edit neither deploys, nor is refused, nor is known
     */
    End take(Edit edit) {
        taken.add(edit.label());
        Assembly assembly;
        try {
            assembly = Synthesized.assembly(edit.after());
        } catch (Synth.Refused refused) {
            return End.REFUSED;
        }
        var before = new Deployments(account);
        var deployedBefore = deployed;
        var problems = foretold(assembly);
        if (problems.isEmpty()) {
            estate = edit.after();
            return End.DEPLOYED;
        }
        if (KnownFailure.covers(problems)) {
            return End.FAILS_AS_KNOWN;
        }
        if (!TwoSteps.cover(edit, problems)) {
            throw failed(edit.label(), problems);
        }
        if (edit.firstStep().isEmpty()) {
            return End.NEEDS_ANOTHER_FILE;
        }
        account = before;
        deployed = deployedBefore;
        return inTwoSteps(edit);
    }

    private End inTwoSteps(Edit edit) {
        for (var step : List.of(edit.firstStep().orElseThrow(), edit.after())) {
            Assembly assembly;
            try {
                assembly = Synthesized.assembly(step);
            } catch (Synth.Refused refused) {
                return End.REFUSED;
            }
            var problems = foretold(assembly);
            if (KnownFailure.covers(problems)) {
                return End.FAILS_AS_KNOWN;
            }
            if (TwoSteps.logRoleIsKept(problems)) {
                return End.NEEDS_ANOTHER_FILE;
            }
            if (!problems.isEmpty()) {
                throw failed(edit.label() + ", in two steps", problems);
            }
        }
        estate = edit.after();
        return End.DEPLOYED_IN_TWO_STEPS;
    }

    private AssertionError failed(String label, List<Problem> problems) {
        return new AssertionError("after:%n%s%nedit: %s%nfailed: %s"
                .formatted(
                        EstateFile.of(estate),
                        taken.size() > 1 ? String.join(", then ", taken) : label,
                        String.join(
                                "\n        ",
                                problems.stream().map(Problem::toString).toList())));
    }

    private List<Problem> foretold(Assembly assembly) {
        var problems = account.deploy(assembly);
        Foretold.require(deployed, layout.apply(assembly), problems);
        deployed = layout.apply(assembly);
        return destroyed(assembly, problems);
    }

    /** A stack that the app has no more is destroyed by the operator, see {@link TwoSteps#LAST_OF_A_STACK}. */
    private List<Problem> deploy(Assembly assembly) {
        return destroyed(assembly, account.deploy(assembly));
    }

    private List<Problem> destroyed(Assembly assembly, List<Problem> problems) {
        return problems.stream().allMatch(each -> each.kind() == Kind.STACK_IS_GONE)
                ? account.destroyGone(assembly)
                : problems;
    }
}

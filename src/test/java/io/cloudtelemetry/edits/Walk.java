package io.cloudtelemetry.edits;

import io.cloudtelemetry.edits.Problem.Kind;
import java.util.ArrayList;
import java.util.List;

/** A file that is edited and deployed, again and again, in the one order of what has no order and in the other. */
final class Walk {
    /** How an edit ends. */
    enum End {
        DEPLOYED,
        REFUSED,
        DEPLOYED_IN_TWO_STEPS,
        /** The account is not as the file says, so that no edit follows. */
        NEEDS_ANOTHER_FILE
    }

    private final List<String> taken = new ArrayList<>();
    private Deployments account;
    private Estate estate;
    private Assembly deployed;

    /** Deploys a first file. */
    Walk(Estate start) {
        this.account = new Deployments();
        this.estate = start;
        this.deployed = Synthesized.assembly(start);
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
        if (!TwoSteps.cover(edit, problems)) {
            throw failed(edit.label(), problems);
        }
        account = before;
        deployed = deployedBefore;
        if (edit.firstStep().isEmpty() && TwoSteps.compositesFirst(edit, problems)) {
            require(edit.label() + ", composites first", compositesFirst(edit.after()));
            estate = edit.after();
            return End.DEPLOYED_IN_TWO_STEPS;
        }
        return edit.firstStep().isEmpty() ? End.NEEDS_ANOTHER_FILE : inTwoSteps(edit);
    }

    /** The new file with its composites deployed first; if these need what is still to come, the file without any between. */
    private List<Problem> compositesFirst(Estate next) {
        var after = Synthesized.assembly(next);
        deployed = after;
        var other = new Deployments(account);
        if (destroyed(other, after, other.deployCompositesFirst(after)).isEmpty()) {
            account = other;
            return List.of();
        }
        var without = Synthesized.assembly(next.withComposites(List.of()));
        var problems = destroyed(account, without, account.deployCompositesFirst(without));
        return problems.isEmpty() ? deploy(after) : problems;
    }

    private End inTwoSteps(Edit edit) {
        for (var step : List.of(edit.firstStep().orElseThrow(), edit.after())) {
            Assembly assembly;
            try {
                assembly = Synthesized.assembly(step);
            } catch (Synth.Refused refused) {
                return End.REFUSED;
            }
            var before = new Deployments(account);
            var problems = foretold(assembly);
            if (TwoSteps.areOfComposites(problems)) {
                account = before;
                problems = compositesFirst(step);
            }
            if (TwoSteps.logRoleIsKept(problems)) {
                return End.NEEDS_ANOTHER_FILE;
            }
            require(edit.label() + ", in two steps", problems);
        }
        estate = edit.after();
        return End.DEPLOYED_IN_TWO_STEPS;
    }

    private void require(String label, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw failed(label, problems);
        }
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
        Foretold.require(deployed, assembly, problems);
        deployed = assembly;
        return destroyed(account, assembly, problems);
    }

    /** A stack that the app has no more is destroyed by the operator, see {@link TwoSteps#LAST_OF_A_STACK}. */
    private List<Problem> deploy(Assembly assembly) {
        return destroyed(account, assembly, account.deploy(assembly));
    }

    private static List<Problem> destroyed(Deployments account, Assembly assembly, List<Problem> problems) {
        return problems.stream().allMatch(each -> each.kind() == Kind.STACK_IS_GONE)
                ? account.destroyGone(assembly)
                : problems;
    }
}

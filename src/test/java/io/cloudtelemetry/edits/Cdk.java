package io.cloudtelemetry.edits;

import io.cloudtelemetry.edits.CloudFormation.Order;
import io.cloudtelemetry.edits.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code cdk deploy --all} does: one stack after the other, each after those it depends on, none after one that fails. */
final class Cdk {
    private static final String OVER_STACKS = "-alarms";

    private final CloudFormation cloudFormation;

    Cdk(String region, Order order) {
        this.cloudFormation = new CloudFormation(region, order);
    }

    /** A copy, to go back to. */
    Cdk(Cdk from) {
        this.cloudFormation = new CloudFormation(from.cloudFormation);
    }

    CloudFormation cloudFormation() {
        return cloudFormation;
    }

    /** {@return what went wrong, and what is otherwise than the assembly says in the end} */
    List<Problem> deployAll(Assembly assembly) {
        cloudFormation.account().expect(assembly.topics());
        var problems = new ArrayList<Problem>();
        for (var stack : assembly.templates().entrySet()) {
            var here = cloudFormation.deploy(stack.getKey(), stack.getValue());
            problems.addAll(here);
            if (here.stream().anyMatch(each -> failsTheDeployment(each.kind()))) {
                return problems;
            }
        }
        problems.addAll(otherwise(assembly));
        return problems;
    }

    /** {@code cdk deploy --exclusively}, or {@code delete-stack} of what the assembly has no more. */
    List<Problem> deployCompositesFirst(Assembly assembly) {
        cloudFormation.account().expect(assembly.topics());
        var problems = new ArrayList<Problem>();
        for (var stack : List.copyOf(cloudFormation.stacks().keySet())) {
            if (stack.endsWith(OVER_STACKS)) {
                var template = assembly.templates().get(stack);
                problems.addAll(
                        template == null ? cloudFormation.destroy(stack) : cloudFormation.deploy(stack, template));
            }
        }
        return problems;
    }

    /** The stacks that the app has no more, in the order in which an operator destroys them: what names goes first. */
    List<String> gone(Assembly assembly) {
        return cloudFormation.stacks().keySet().stream()
                .filter(stack -> !assembly.templates().containsKey(stack))
                .sorted((one, other) -> Boolean.compare(other.endsWith(OVER_STACKS), one.endsWith(OVER_STACKS)))
                .toList();
    }

    private static boolean failsTheDeployment(Kind kind) {
        return switch (kind) {
            case NAME_IS_HELD, NOT_THERE, SERVICE_TOKEN, OTHER_INSTALLATION -> true;
            default -> false;
        };
    }

    private List<Problem> otherwise(Assembly assembly) {
        var account = cloudFormation.account();
        var problems = new ArrayList<Problem>();
        gone(assembly)
                .forEach(stack -> problems.add(new Problem(
                        Kind.STACK_IS_GONE,
                        "%s stays with %d resources, the app has no such stack"
                                .formatted(
                                        stack,
                                        cloudFormation.stacks().get(stack).size()))));
        all().filter(each -> assembly.templates().containsKey(each.stack())).forEach(each -> {
            account.missing(each)
                    .forEach(what -> problems.add(new Problem(
                            Kind.DELETED_WITH_ITS_TWIN,
                            "%s of %s does not stand any more".formatted(what, each.owner()))));
            account.toldInVain(each)
                    .forEach(topic -> problems.add(
                            new Problem(Kind.TELLS_NOBODY, "%s tells %s, which is gone".formatted(each.key(), topic))));
        });
        account.strayObjects(all())
                .forEach(object -> problems.add(
                        new Problem(Kind.STAYS, "%s stays, no manifest has it any more".formatted(object))));
        return problems;
    }

    private Stream<Deployed> all() {
        return cloudFormation.stacks().values().stream()
                .flatMap(stack -> stack.values().stream())
                .collect(Collectors.toList())
                .stream();
    }
}

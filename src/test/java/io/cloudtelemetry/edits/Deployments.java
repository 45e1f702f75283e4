package io.cloudtelemetry.edits;

import io.cloudtelemetry.edits.CloudFormation.Order;
import io.cloudtelemetry.edits.Problem.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of one account, deployed one after the other, in either order of what has no order. */
final class Deployments {
    private final Map<Order, Cdk> orders = new EnumMap<>(Order.class);

    Deployments() {
        Arrays.stream(Order.values()).forEach(order -> orders.put(order, new Cdk(EstateFile.REGION, order)));
    }

    /** A copy, to go back to. */
    Deployments(Deployments from) {
        from.orders.forEach((order, cdk) -> orders.put(order, new Cdk(cdk)));
    }

    /** {@return what goes wrong in the one order or the other} */
    List<Problem> deploy(Assembly assembly) {
        var problems = new LinkedHashSet<Problem>();
        orders.values().forEach(cdk -> problems.addAll(cdk.deployAll(assembly)));
        return new ArrayList<>(problems);
    }

    /** {@return what goes wrong where the composites over several stacks are deployed, or destroyed, before all else} */
    List<Problem> deployCompositesFirst(Assembly assembly) {
        var problems = new LinkedHashSet<Problem>();
        orders.values().forEach(cdk -> problems.addAll(cdk.deployCompositesFirst(assembly)));
        return problems.isEmpty() ? deploy(assembly) : new ArrayList<>(problems);
    }

    List<Problem> deploy(String file) {
        return deploy(Synthesized.assembly(file));
    }

    Set<Kind> kinds(String file) {
        var kinds = new LinkedHashSet<Kind>();
        deploy(file).forEach(problem -> kinds.add(problem.kind()));
        return kinds;
    }

    /** Deletes a stack by hand. */
    List<Problem> delete(String stack) {
        var problems = new LinkedHashSet<Problem>();
        orders.values().forEach(cdk -> problems.addAll(cdk.cloudFormation().destroy(stack)));
        return new ArrayList<>(problems);
    }

    /** Destroys the stacks that an assembly has no more. */
    List<Problem> destroyGone(Assembly assembly) {
        var problems = new LinkedHashSet<Problem>();
        for (var cdk : orders.values()) {
            for (var stack : cdk.gone(assembly)) {
                problems.addAll(cdk.cloudFormation().destroy(stack));
            }
        }
        return new ArrayList<>(problems);
    }
}

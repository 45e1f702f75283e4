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
import java.util.function.UnaryOperator;

/** The files of one account, deployed one after the other, in either order of what has no order. */
final class Deployments {
    private final UnaryOperator<Assembly> layout;
    private final Map<Order, Cdk> orders = new EnumMap<>(Order.class);

    Deployments() {
        this(UnaryOperator.identity());
    }

    /** @param layout what becomes of the app's assembly before it is deployed */
    Deployments(UnaryOperator<Assembly> layout) {
        this.layout = layout;
        Arrays.stream(Order.values()).forEach(order -> orders.put(order, new Cdk(EstateFile.REGION, order)));
    }

    /** A copy, to go back to. */
    Deployments(Deployments from) {
        this.layout = from.layout;
        from.orders.forEach((order, cdk) -> orders.put(order, new Cdk(cdk)));
    }

    /** {@return what goes wrong in the one order or the other} */
    List<Problem> deploy(Assembly assembly) {
        var problems = new LinkedHashSet<Problem>();
        orders.values().forEach(cdk -> problems.addAll(cdk.deployAll(layout.apply(assembly))));
        return new ArrayList<>(problems);
    }

    List<Problem> deploy(String file) {
        return deploy(Synthesized.assembly(file));
    }

    Set<Kind> kinds(String file) {
        var kinds = new LinkedHashSet<Kind>();
        deploy(file).forEach(problem -> kinds.add(problem.kind()));
        return kinds;
    }

    /** Destroys the stacks that an assembly has no more. */
    List<Problem> destroyGone(Assembly assembly) {
        var problems = new LinkedHashSet<Problem>();
        for (var cdk : orders.values()) {
            for (var stack : cdk.gone(layout.apply(assembly))) {
                problems.addAll(cdk.cloudFormation().destroy(stack));
            }
        }
        return new ArrayList<>(problems);
    }
}

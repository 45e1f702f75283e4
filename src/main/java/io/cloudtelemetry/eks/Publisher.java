package io.cloudtelemetry.eks;

import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;

/**
 * A workload of the cluster that publishes telemetry, and what it must be allowed.
 *
 * @param name the first part of the names of its policies
 * @param namespace the Kubernetes namespace of its pods
 * @param serviceAccount their service account
 * @param statements what it needs and no more
 * @param managed whether the AWS managed policy of the agent is what it gets by default
 */
record Publisher(
        String name, String namespace, String serviceAccount, List<Map<String, Object>> statements, Managed managed) {
    enum Managed {
        BY_DEFAULT,
        NEVER
    }

    /** The statements that write to log groups, by name. */
    static Map<String, Object> writesTo(Stack stack, List<String> logGroupNames, String... actions) {
        return Ordered.map(
                "Effect",
                "Allow",
                "Action",
                List.of(actions),
                "Resource",
                logGroupNames.stream()
                        // Streams are checked by the group's ARN with their own names, groups by one that ends in ":*".
                        .map(group -> "arn:%s:logs:%s:%s:log-group:%s:*"
                                .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount(), group))
                        .toList());
    }

    static Map<String, Object> anywhere(String... actions) {
        return Ordered.map("Effect", "Allow", "Action", List.of(actions), "Resource", "*");
    }

    /** {@return a policy document} */
    Map<String, Object> document(AgentPolicy policy, Stack stack) {
        return usesManaged(policy)
                ? AgentServerPolicy.document(stack.getPartition())
                : Ordered.map("Version", "2012-10-17", "Statement", new ArrayList<>(statements));
    }

    boolean usesManaged(AgentPolicy policy) {
        return managed == Managed.BY_DEFAULT && policy == AgentPolicy.AWS_MANAGED;
    }
}

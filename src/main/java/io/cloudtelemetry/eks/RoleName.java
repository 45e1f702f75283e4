package io.cloudtelemetry.eks;

import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Tokens;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awscdk.Stack;

/**
 * An existing role, given by name or by ARN.
 *
 * @param given what was given
 */
record RoleName(String given) {
    /** CreateRole, {@code RoleName}. */
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

    RoleName {
        if (!Tokens.in(Objects.requireNonNull(given, "nodeRoles"))
                && !NAME.matcher(given).matches()
                && !GivenArn.ROLE.is(given)) {
            throw new IllegalArgumentException(
                    "nodeRoles must be role names such as EKS-WORKERNODE-ROLE or role ARNs, got \"" + given + "\"");
        }
    }

    /** {@return the name without the path, which is how IAM is asked} */
    String name() {
        return given.startsWith("arn:") ? given.substring(given.lastIndexOf('/') + 1) : given;
    }

    /** {@return the ARN, path included if it was given; a name alone stands for a role at the root path} */
    String arn(Stack stack) {
        return given.startsWith("arn:")
                ? given
                : "arn:%s:iam::%s:role/%s".formatted(stack.getPartition(), stack.getAccount(), given);
    }
}

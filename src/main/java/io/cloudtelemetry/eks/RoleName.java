package io.cloudtelemetry.eks;

import java.util.regex.Pattern;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;

/**
 * An existing role, given by name or by ARN.
 *
 * @param given what was given
 */
record RoleName(String given) {
    /** CreateRole, {@code RoleName}. */
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/([\\x21-\\x7E]+/)?[\\w+=,.@-]{1,64}");

    RoleName {
        if (!Token.isUnresolved(given)
                && !NAME.matcher(given).matches()
                && !ARN.matcher(given).matches()) {
            throw new IllegalArgumentException(
                    "nodeRoles must be role names such as EKS-WORKERNODE-ROLE or role ARNs, got \"" + given + "\"");
        }
    }

    static String requireArn(String property, String arn) {
        if (!Token.isUnresolved(arn) && !ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException(property
                    + " must be a role's ARN such as arn:aws:iam::123456789012:role/kubectl, got \"" + arn + "\"");
        }
        return arn;
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

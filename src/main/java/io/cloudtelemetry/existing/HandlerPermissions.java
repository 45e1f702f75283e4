package io.cloudtelemetry.existing;

import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Counts what the one handler of a stack is permitted, and says when a role cannot hold it. */
final class HandlerPermissions extends Construct {
    private static final String ID = "ExistingResourceCallPermissions";

    /** "IAM and AWS STS quotas": characters of all policies of a role's own. */
    private static final int MOST_CHARACTERS = 10_240;

    /** A policy's frame, and words such as Action and Effect. */
    private static final int FRAME = 80;

    private int characters;

    private HandlerPermissions(Stack stack) {
        super(stack, ID);
    }

    static HandlerPermissions of(Stack stack) {
        return stack.getNode().tryFindChild(ID) instanceof HandlerPermissions permissions
                ? permissions
                : new HandlerPermissions(stack);
    }

    void count(List<PolicyStatement> statements) {
        var fitted = characters <= MOST_CHARACTERS;
        for (var statement : statements) {
            characters += FRAME + lengthOf(statement.getActions()) + lengthOf(statement.getResources());
        }
        if (fitted && characters > MOST_CHARACTERS) {
            Annotations.of(Stack.of(this))
                    .addWarningV2(
                            "@cloudtelemetry/existing:policySize",
                            "the calls of this stack on what exists need permissions of more than %d characters, which is about what a role can hold; put some of it into another stack"
                                    .formatted(MOST_CHARACTERS));
        }
    }

    /** What a token becomes is not known; account and region are about as long. */
    private static int lengthOf(List<String> values) {
        return values.stream()
                .mapToInt(value -> value.replaceAll("\\$\\{Token\\[[^]]*]}", "ap-northeast-2")
                                .length()
                        + 3)
                .sum();
    }
}

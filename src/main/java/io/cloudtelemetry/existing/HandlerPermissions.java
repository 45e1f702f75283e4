package io.cloudtelemetry.existing;

import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Counts what the one handler of a stack is permitted, and says when a role cannot hold it. */
final class HandlerPermissions {
    private static final Kind<HandlerPermissions> KIND = new Kind<>(Unique.IN_STACK);

    /** "IAM and AWS STS quotas": characters of all policies of a role's own. */
    private static final int MOST_CHARACTERS = 10_240;

    /** A policy's frame, and words such as Action and Effect. */
    private static final int FRAME = 80;

    private int characters;

    private HandlerPermissions() {}

    static void count(Place place, List<PolicyStatement> statements) {
        Owners.of(place, KIND).findOrTake(place, "", HandlerPermissions::new).add(place, statements);
    }

    private void add(Place place, List<PolicyStatement> statements) {
        var fitted = characters <= MOST_CHARACTERS;
        for (var statement : statements) {
            characters += FRAME + lengthOf(statement.getActions()) + lengthOf(statement.getResources());
        }
        if (fitted && characters > MOST_CHARACTERS) {
            Annotations.of(place.stack())
                    .addWarningV2(
                            "@cloudtelemetry/existing:policySize",
                            "the calls of this stack on what exists need permissions of more than %d characters, which is about what a role can hold; put some of it into another stack"
                                    .formatted(MOST_CHARACTERS));
        }
    }

    /** What a token becomes is not known; account and region are about as long. */
    private static int lengthOf(List<String> values) {
        return values.stream()
                .mapToInt(value -> Tokens.shown(value, "ap-northeast-2").length() + 3)
                .sum();
    }
}

package io.cloudtelemetry.existing;

import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Counts what the one handler of a stack is permitted, and refuses at synth what a role cannot hold. */
final class HandlerPermissions {
    private static final Kind<HandlerPermissions> KIND = new Kind<>(Unique.IN_STACK);

    /** "IAM and AWS STS quotas": characters of all policies of a role's own, white space not counted. */
    private static final int MOST_CHARACTERS = 10_240;

    private static final String DOCUMENT = "{\"Statement\":[],\"Version\":\"2012-10-17\"}";
    private static final String STATEMENT = "{\"Action\":,\"Effect\":\"Allow\",\"Resource\":}";

    /** Of CDK: whoever lifts its limit of resources, as the app does, holds the templates against all limits. */
    private static final String LIMIT_OF_RESOURCES = "@aws-cdk/core:stackResourceLimit";

    private int characters;

    private HandlerPermissions() {}

    static void count(Place place, List<PolicyStatement> statements) {
        if (!statements.isEmpty()) {
            Owners.of(place, KIND)
                    .findOrTake(place, "", HandlerPermissions::new)
                    .add(place, statements);
        }
    }

    private void add(Place place, List<PolicyStatement> statements) {
        var fitted = characters <= MOST_CHARACTERS;
        characters += DOCUMENT.length() + statements.size() - 1;
        for (var statement : statements) {
            characters += STATEMENT.length()
                    + lengthOf(place, statement.getActions())
                    + lengthOf(place, statement.getResources());
        }
        if (fitted && characters > MOST_CHARACTERS) {
            var node = place.stack().getNode();
            var limit = node.tryGetContext(LIMIT_OF_RESOURCES);
            if (limit == null || !limit.toString().equals("0")) {
                node.addValidation(() -> List.of(
                        "the calls of this stack on what exists must be permitted in %d characters, as the role of their function holds no more, got at least %d; put some of it into another stack"
                                .formatted(MOST_CHARACTERS, characters)));
            }
        }
    }

    /** {@return the characters of values in JSON, at least} */
    private static int lengthOf(Place place, List<String> values) {
        var brackets = values.size() == 1 ? 0 : 1 + values.size();
        return brackets
                + values.stream().mapToInt(value -> lengthOf(place, value) + 2).sum();
    }

    private static int lengthOf(Place place, String value) {
        var region = place.region();
        var partition = place.partition();
        return Tokens.shown(
                        value.replace(place.accountOrToken(), "111122223333")
                                .replace(place.regionOrToken(), region == null ? "us-east-1" : region)
                                .replace(place.partitionOrToken(), partition == null ? "aws" : partition),
                        "")
                .length();
    }
}

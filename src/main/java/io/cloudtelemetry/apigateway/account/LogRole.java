package io.cloudtelemetry.apigateway.account;

import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Require;
import java.util.regex.Pattern;

/** The role with which API Gateway writes logs. */
public sealed interface LogRole {
    /** A role of this app under a name that CloudFormation makes. */
    static LogRole generated() {
        return new Generated();
    }

    /**
     * A role of this app under a fixed name. Only one region of an account can define it.
     *
     * <p>The role outlives its stack, so a stack that failed or was deleted must be deployed again with
     * {@link #existing}, or the role be deleted first.
     *
     * @throws IllegalArgumentException if IAM does not allow the name
     */
    static LogRole named(String roleName) {
        return new Named(roleName);
    }

    /**
     * A role that exists. It must trust apigateway.amazonaws.com and carry AmazonAPIGatewayPushToCloudWatchLogs or its
     * like; API Gateway refuses one that does not.
     *
     * @throws IllegalArgumentException if the ARN is not one of a role
     */
    static LogRole existing(String roleArn) {
        return new Existing(roleArn);
    }

    /** See {@link LogRole#generated}. */
    record Generated() implements LogRole {
        @Override
        public String toString() {
            return "a generated name";
        }
    }

    /** See {@link LogRole#named}. */
    record Named(String roleName) implements LogRole {
        private static final Pattern ALLOWED = Pattern.compile("[\\w+=,.@-]{1,64}");

        /** Checks the name. */
        public Named {
            var expected = "1 to 64 letters, digits or _+=,.@-";
            Require.matching(ALLOWED, "roleName", roleName, expected, "give the name without path or ARN");
        }

        @Override
        public String toString() {
            return "the name " + roleName;
        }
    }

    /** See {@link LogRole#existing}. */
    record Existing(String roleArn) implements LogRole {
        /** Checks the ARN. */
        public Existing {
            GivenArn.ROLE.require("roleArn", roleArn);
        }

        @Override
        public String toString() {
            return roleArn;
        }
    }
}

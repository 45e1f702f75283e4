package io.cloudtelemetry.apigateway.account;

import io.cloudtelemetry.ownership.Place;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The account's setting without which API Gateway writes no log: the ARN of a log role, one per account and region.
 *
 * <p>All REST and WebSocket APIs of the account and region share it, also those that this app does not know.
 */
public sealed interface ApiGatewayAccount permits ApiGatewayAccount.LeftAlone, ManagedAccount {
    /** Sets the account's log role to a role of this app, both kept when the stack goes. */
    static ApiGatewayAccount managed(Construct scope, String id) {
        return managed(scope, id, LogRole.generated());
    }

    /** Sets the account's log role to the role given, both kept when the stack goes. */
    static ApiGatewayAccount managed(Construct scope, String id, LogRole role) {
        return managed(scope, id, role, RemovalPolicy.RETAIN);
    }

    /**
     * Sets the account's log role.
     *
     * <p>The first call for an account and region defines the setting in its scope; every later one, from whichever
     * stack of the app, returns the first. Stacks whose environment is not stated count as one. A {@code cdk.Stage} is
     * a border that dependencies cannot cross, hence each has a setting of its own, with a warning where two are known
     * to set the same account and region. In a region that never saw an API, the scope should be the stack of one.
     *
     * @param removalPolicy RETAIN, or DESTROY for accounts that are thrown away: CloudFormation then deletes the role,
     *     the setting goes on pointing to it, and all APIs of the region log no more
     * @throws IllegalArgumentException if the app already sets another role or removal policy for the account and
     *     region, or has a role of that fixed name elsewhere in the account
     */
    static ApiGatewayAccount managed(Construct scope, String id, LogRole role, RemovalPolicy removalPolicy) {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        if (removalPolicy != RemovalPolicy.RETAIN && removalPolicy != RemovalPolicy.DESTROY) {
            throw new IllegalArgumentException("removalPolicy must be RETAIN or DESTROY, got " + removalPolicy
                    + "; leave it out to keep the role");
        }
        return ManagedAccount.in(scope, id, role, removalPolicy);
    }

    /** Sets nothing. Somebody else must have set the account's log role before a stage can log. */
    static ApiGatewayAccount leaveAlone() {
        return new LeftAlone();
    }

    /**
     * Checks that the setting is that of a stage.
     *
     * @param api the stage's API, if it is of this app
     * @throws IllegalArgumentException if the setting is of another account or region, or the API brings one of its own, of
     *     which the last one written would win
     */
    void requireFor(Place stage, @Nullable CfnResource api);

    /** {@return what a stage that logs waits for} */
    List<IDependable> before(@Nullable CfnResource api);

    /** See {@link ApiGatewayAccount#leaveAlone}. */
    record LeftAlone() implements ApiGatewayAccount {
        @Override
        public void requireFor(Place stage, @Nullable CfnResource api) {}

        @Override
        public List<IDependable> before(@Nullable CfnResource api) {
            return List.of();
        }
    }
}

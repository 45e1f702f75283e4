package io.cloudtelemetry.apigateway.account;

import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.CfnAccount;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;
import software.constructs.IDependable;

/** Defines the account's setting, and its role unless that exists. */
final class ManagedAccount extends Construct implements ApiGatewayAccount {
    private static final Kind<ManagedAccount> ACCOUNTS = new Kind<>(Unique.IN_REGION);
    private final Place place;
    private final LogRole role;
    private final RemovalPolicy removalPolicy;
    private final CfnAccount account;
    private @Nullable CfnResource follows;

    private ManagedAccount(Construct scope, String id, LogRole role, RemovalPolicy removalPolicy) {
        super(scope, id);
        this.place = Place.of(scope);
        this.role = role;
        this.removalPolicy = removalPolicy;
        this.account = CfnAccount.Builder.create(this, "Resource")
                .cloudWatchRoleArn(roleArn())
                .build();
        account.applyRemovalPolicy(removalPolicy);
    }

    /** {@return the account that a place of the app has already, or a new one} */
    static ManagedAccount in(Construct scope, String id, LogRole role, RemovalPolicy removalPolicy) {
        var place = Place.of(scope);
        if (role instanceof LogRole.Existing existing) {
            GivenArn.ROLE.requireIn(place, "roleArn", existing.roleArn());
        }
        var accounts = Owners.of(place, ACCOUNTS);
        for (var account : accounts.all()) {
            if (account.place.equals(place)) {
                return account.sameAs(scope, id, role, removalPolicy);
            }
        }
        for (var account : accounts.all()) {
            account.refuseSameName(scope, id, role);
        }
        var account = new ManagedAccount(scope, id, role, removalPolicy);
        if (place.isStated()
                && accounts.all().stream()
                        .anyMatch(each -> each.place.environment().equals(place.environment()))) {
            Annotations.of(account)
                    .addWarningV2(
                            "@cloudtelemetry/apigateway:accountInSeveralStages",
                            "two stages of the app set the log role of " + place.environment()
                                    + ", the last deployed wins; use ApiGatewayAccount.leaveAlone in one of them");
        }
        accounts.take(place, place.stage(), account);
        return account;
    }

    private String roleArn() {
        if (role instanceof LogRole.Existing existing) {
            return existing.roleArn();
        }
        var logRole = Role.Builder.create(this, "Role")
                .roleName(role instanceof LogRole.Named named ? named.roleName() : null)
                .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
                .managedPolicies(List.of(
                        ManagedPolicy.fromAwsManagedPolicyName("service-role/AmazonAPIGatewayPushToCloudWatchLogs")))
                .build();
        logRole.applyRemovalPolicy(removalPolicy);
        return logRole.getRoleArn();
    }

    private ManagedAccount sameAs(Construct scope, String id, LogRole otherRole, RemovalPolicy otherPolicy) {
        if (role.equals(otherRole) && removalPolicy == otherPolicy) {
            return this;
        }
        throw new IllegalArgumentException(
                "account must have one log role per account and region, got %s (%s) at %s/%s after %s (%s) at %s for %s; %s"
                        .formatted(
                                otherRole,
                                otherPolicy,
                                scope.getNode().getPath(),
                                id,
                                role,
                                removalPolicy,
                                getNode().getPath(),
                                place.environment(),
                                "state the same in both, or hand over the first ApiGatewayAccount"));
    }

    private void refuseSameName(Construct scope, String id, LogRole otherRole) {
        var otherPlace = Place.of(scope);
        if (role instanceof LogRole.Named named
                && role.equals(otherRole)
                && place.hasAccountOf(otherPlace)
                && (place.isStated() || place.stage().equals(otherPlace.stage()))) {
            throw new IllegalArgumentException(
                    "roleName must be defined once in an account, got \"%s\" at %s/%s for %s after %s for %s; %s"
                            .formatted(
                                    named.roleName(),
                                    scope.getNode().getPath(),
                                    id,
                                    otherPlace.environment(),
                                    getNode().getPath(),
                                    place.environment(),
                                    "use LogRole.generated or LogRole.existing in one of them"));
        }
    }

    @Override
    public void requireFor(Place stage, @Nullable CfnResource api) {
        if (!place.equals(stage)) {
            throw new IllegalArgumentException(
                    "account must be that of the stage, got the setting of %s for a stage in %s; call ApiGatewayAccount.managed with a scope in the stage's environment"
                            .formatted(place, stage));
        }
        // By a flag or property of CDK.
        var owner = api == null ? null : api.getNode().getScope();
        if (owner != null && owner.getNode().tryFindChild("Account") instanceof CfnAccount) {
            throw new IllegalArgumentException(refusalOf(owner.getNode().getPath()));
        }
    }

    private String refusalOf(String path) {
        return "account must be set once, got a second setting from %s; %s"
                .formatted(path, "give that API cloudWatchRole(false), or use ApiGatewayAccount.leaveAlone");
    }

    /**
     * API Gateway may refuse the setting in a region that has never had an API, so one of ours comes first where it can: the
     * first, as a later one may refer to the stage of another, which waits for the setting.
     */
    @Override
    public List<IDependable> before(@Nullable CfnResource api) {
        if (api != null && follows == null && account.getStack().equals(api.getStack())) {
            follows = api;
            account.getNode().addDependency(api);
        }
        return List.of(this);
    }
}

package io.cloudtelemetry.apigateway.account;

import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Owners;
import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.CfnAccount;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** Remembers which accounts and regions of the app have their log role. */
final class AccountRegistry {
    private static final Kind<ManagedAccount> ACCOUNTS = new Kind<>(Unique.IN_REGION);

    private AccountRegistry() {}

    /** At synth, because an API that brings a setting of its own may be defined after ours, and without telemetry. */
    private static List<String> othersThatSetTheSame(IConstruct root, Owners<ManagedAccount> accounts) {
        var problems = new ArrayList<String>();
        for (var construct : root.getNode().findAll()) {
            if (construct instanceof CfnAccount other) {
                accounts.all().stream()
                        .filter(account -> account.isBeside(other))
                        .map(account -> account.refusalOf(other.getNode().getPath()))
                        .forEach(problems::add);
            }
        }
        return problems;
    }

    static ManagedAccount managed(Construct scope, String id, LogRole role, RemovalPolicy removalPolicy) {
        var place = Place.of(scope);
        if (role instanceof LogRole.Existing existing) {
            GivenArn.ROLE.requireIn(place, "roleArn", existing.roleArn());
        }
        var accounts = Owners.of(place, ACCOUNTS);
        for (var account : accounts.all()) {
            if (account.place().equals(place)) {
                return account.sameAs(role, removalPolicy);
            }
        }
        for (var account : accounts.all()) {
            account.refuseSameName(role, place);
        }
        if (accounts.all().isEmpty()) {
            var root = place.root();
            root.getNode().addValidation(() -> othersThatSetTheSame(root, accounts));
        }
        var account = new ManagedAccount(scope, id, role, removalPolicy);
        if (place.isStated()
                && accounts.all().stream()
                        .anyMatch(each -> each.place().environment().equals(place.environment()))) {
            Annotations.of(account)
                    .addWarningV2(
                            "@cloudtelemetry/apigateway:accountInSeveralStages",
                            "two stages of the app set the log role of " + place.environment()
                                    + ", the last deployed wins; use ApiGatewayAccount.leaveAlone in one of them");
        }
        accounts.take(place, place.stage(), account);
        return account;
    }
}

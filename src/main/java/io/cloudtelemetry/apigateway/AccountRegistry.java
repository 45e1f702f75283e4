package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.CfnAccount;
import software.constructs.Construct;

/** Remembers, in the app's own tree, which accounts and regions of the app have their log role. */
final class AccountRegistry extends Construct {
    private static final String ID = "ApiGatewayAccounts";

    private final List<ManagedAccount> accounts = new ArrayList<>();

    private AccountRegistry(Construct root) {
        super(root, ID);
        root.getNode().addValidation(this::othersThatSetTheSame);
    }

    /** At synth, because an API that brings a setting of its own may be defined after ours, and without telemetry. */
    private List<String> othersThatSetTheSame() {
        var root = (Construct) getNode().getRoot();
        var problems = new ArrayList<String>();
        for (var construct : root.getNode().findAll()) {
            if (construct instanceof CfnAccount other) {
                accounts.stream()
                        .filter(account -> account.isBeside(other))
                        .map(account -> account.refusalOf(other.getNode().getPath()))
                        .forEach(problems::add);
            }
        }
        return problems;
    }

    static AccountRegistry of(Construct scope) {
        var root = (Construct) scope.getNode().getRoot();
        return root.getNode().tryFindChild(ID) instanceof AccountRegistry registry
                ? registry
                : new AccountRegistry(root);
    }

    ManagedAccount managed(Construct scope, String id, LogRole role, RemovalPolicy removalPolicy) {
        var place = Place.of(scope);
        if (role instanceof LogRole.Existing existing) {
            GivenArn.ROLE.requireIn(place, "roleArn", existing.roleArn());
        }
        for (var account : accounts) {
            if (account.place().equals(place)) {
                return account.sameAs(role, removalPolicy);
            }
        }
        for (var account : accounts) {
            account.refuseSameName(role, place);
        }
        var account = new ManagedAccount(scope, id, role, removalPolicy);
        if (place.isStated() && accounts.stream().anyMatch(each -> each.place().hasEnvironmentOf(place))) {
            Annotations.of(account)
                    .addWarningV2(
                            "@cloudtelemetry/apigateway:accountInSeveralStages",
                            "two stages of the app set the log role of " + place.environment()
                                    + ", the last deployed wins; use ApiGatewayAccount.leaveAlone in one of them");
        }
        accounts.add(account);
        return account;
    }
}

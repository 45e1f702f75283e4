package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnJson;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.iam.FederatedPrincipal;
import software.constructs.Construct;

/**
 * A role for the service account, which it assumes by the cluster's OpenID Connect provider. The webhook that injects the
 * token serves Linux and Windows.
 */
final class IrsaCredentials extends AgentCredentials {
    private final String providerArn;
    private final String issuer;
    private final boolean minimal;

    IrsaCredentials(String providerArn, String issuer, boolean minimal) {
        this.providerArn = GivenArn.OIDC_PROVIDER.require("irsa", providerArn);
        this.issuer = issuer;
        this.minimal = minimal;
    }

    static IrsaCredentials existing(String providerArn) {
        GivenArn.OIDC_PROVIDER.require("irsa", providerArn);
        var issuer = Tokens.in(providerArn)
                ? Fn.select(1, Fn.split(":oidc-provider/", providerArn, 2))
                : providerArn.substring(providerArn.indexOf('/') + 1);
        return new IrsaCredentials(providerArn, issuer, false);
    }

    @Override
    void requireIn(Place place) {
        GivenArn.OIDC_PROVIDER.requireIn(place, "irsa", providerArn);
    }

    /**
     * EKS gives each cluster a provider of its own: where two clusters are given one, the tokens of one of them are not from
     * it.
     */
    @Override
    ClusterClaims.Claim claim(Construct scope, String id, ClusterTarget cluster) {
        return ClusterClaims.provider(scope, id, cluster, providerArn);
    }

    @Override
    public Map<String, String> podAnnotations() {
        return Map.of(ANNOTATION, "irsa");
    }

    @Override
    public AgentCredentials minimal() {
        return new IrsaCredentials(providerArn, issuer, true);
    }

    @Override
    PublisherIdentity grant(Construct scope, ClusterTarget cluster, TelemetryPublisher publisher) {
        var claims = Ordered.map(
                issuer + ":aud",
                "sts.amazonaws.com",
                issuer + ":sub",
                "system:serviceaccount:%s:%s".formatted(NamespaceChart.NAME, publisher.serviceAccount()));
        // A key of a policy cannot refer to another resource: where the issuer is a token, a detour at deploy time.
        Object condition = Tokens.in(issuer)
                ? CfnJson.Builder.create(scope, "Claims").value(claims).build()
                : claims;
        var principal =
                new FederatedPrincipal(providerArn, Map.of("StringEquals", condition), "sts:AssumeRoleWithWebIdentity");
        var role = publisher.role(scope, principal, minimal);
        return new PublisherIdentity(PublisherIdentity.By.IRSA, role.getRoleArn(), List.of());
    }
}

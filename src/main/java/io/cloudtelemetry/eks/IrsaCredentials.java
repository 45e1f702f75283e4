package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.Map;
import software.amazon.awscdk.CfnJson;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.iam.FederatedPrincipal;
import software.constructs.Construct;

/** A role of its own, by the cluster's OpenID Connect provider. */
final class IrsaCredentials extends AgentCredentials {
    static final Map<String, String> POD_ANNOTATIONS = Map.of(ANNOTATION, "irsa");

    private final String providerArn;
    private final String issuer;
    private final AgentPolicy policy;

    IrsaCredentials(String providerArn, String issuer, AgentPolicy policy) {
        this.providerArn = providerArn;
        this.issuer = issuer;
        this.policy = policy;
    }

    static String requireProvider(String arn) {
        return GivenArn.OIDC_PROVIDER.require("irsa", arn);
    }

    @Override
    void requireIn(Place place) {
        GivenArn.OIDC_PROVIDER.requireIn(place, "irsa", providerArn);
    }

    /** EKS gives each cluster a provider of its own; of two that share one, the tokens of one are not from it. */
    @Override
    Deliveries.Claim claim(Construct scope, String id, ClusterTarget cluster) {
        return Deliveries.provider(scope, id, cluster, providerArn);
    }

    static String issuer(String providerArn) {
        return Tokens.in(providerArn)
                ? Fn.select(1, Fn.split(":oidc-provider/", providerArn, 2))
                : providerArn.substring(providerArn.indexOf('/') + 1);
    }

    @Override
    public Map<String, String> podAnnotations() {
        return POD_ANNOTATIONS;
    }

    @Override
    public AgentCredentials minimal() {
        return new IrsaCredentials(providerArn, issuer, AgentPolicy.MINIMAL);
    }

    @Override
    void requireFor(AgentRelease release, NodeSystems nodes) {
        // The web hook that injects the token serves pods of both systems.
    }

    @Override
    PublisherIdentity grant(Construct scope, ClusterTarget cluster, Publisher publisher) {
        var claims = Ordered.map(
                issuer + ":aud",
                "sts.amazonaws.com",
                issuer + ":sub",
                "system:serviceaccount:%s:%s".formatted(publisher.namespace(), publisher.serviceAccount()));
        // A key of a policy cannot refer to another resource, hence a detour at deploy time where the issuer is a
        // token.
        Object condition = Tokens.in(issuer)
                ? CfnJson.Builder.create(scope, "Claims").value(claims).build()
                : claims;
        var principal =
                new FederatedPrincipal(providerArn, Map.of("StringEquals", condition), "sts:AssumeRoleWithWebIdentity");
        return new PublisherIdentity.OfServiceAccount(ServiceAccountRole.define(scope, principal, publisher, policy));
    }
}

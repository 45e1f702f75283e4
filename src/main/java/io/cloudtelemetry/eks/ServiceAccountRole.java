package io.cloudtelemetry.eks;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/** The role of one service account. */
final class ServiceAccountRole {
    private ServiceAccountRole() {}

    static Role define(Construct scope, IPrincipal principal, Publisher publisher, AgentPolicy policy) {
        var role = Role.Builder.create(scope, "Role")
                .description("%s/%s publishes telemetry".formatted(publisher.namespace(), publisher.serviceAccount()))
                .assumedBy(principal);
        if (publisher.usesManaged(policy)) {
            role.managedPolicies(List.of(ManagedPolicy.fromAwsManagedPolicyName(AgentServerPolicy.MANAGED_POLICY)));
        } else {
            role.inlinePolicies(
                    Map.of(publisher.name(), PolicyDocument.fromJson(publisher.document(policy, Stack.of(scope)))));
        }
        return role.build();
    }
}

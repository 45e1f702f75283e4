package io.cloudtelemetry.eks;

import io.cloudtelemetry.existing.ExistingResourceCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.iam.CfnRolePolicy;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/** Lets the agent publish with the credentials of the node that it runs on. */
final class NodeRoleCredentials extends AgentCredentials {
    enum Attachment {
        INLINE,
        AWS_MANAGED
    }

    private final List<Role> own;
    private final List<RoleName> existing;
    private final Attachment attachment;

    private NodeRoleCredentials(List<Role> own, List<RoleName> existing, Attachment attachment) {
        if (own.isEmpty() && existing.isEmpty()) {
            throw new IllegalArgumentException("nodeRoles must name at least one role, got none");
        }
        var names = new HashSet<String>();
        for (var role : existing) {
            if (!names.add(role.name())) {
                throw new IllegalArgumentException(
                        "nodeRoles must name each role once, got a second \"%s\"".formatted(role.name()));
            }
        }
        this.own = List.copyOf(own);
        this.existing = List.copyOf(existing);
        this.attachment = attachment;
    }

    static NodeRoleCredentials existing(List<String> namesOrArns, Attachment attachment) {
        return new NodeRoleCredentials(
                List.of(), namesOrArns.stream().map(RoleName::new).toList(), attachment);
    }

    static NodeRoleCredentials of(List<IRole> roles) {
        var own = new ArrayList<Role>();
        var imported = new ArrayList<RoleName>();
        for (var role : roles) {
            if (role instanceof Role defined) {
                own.add(defined);
            } else {
                imported.add(new RoleName(role.getRoleName()));
            }
        }
        return new NodeRoleCredentials(own, imported, Attachment.INLINE);
    }

    @Override
    void grant(Construct scope, String clusterName) {
        own.forEach(role ->
                role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(AgentServerPolicy.MANAGED_POLICY)));
        for (int index = 0; index < existing.size(); index++) {
            var role = existing.get(index);
            // By the role's name, so that a change of the list moves no permission from one resource to another.
            var id = "NodeRole-" + (Token.isUnresolved(role.given()) ? index : role.name());
            switch (attachment) {
                case INLINE -> inline(scope, id, role, clusterName);
                case AWS_MANAGED -> attach(scope, id, role);
            }
        }
    }

    /** The name holds the region, since the role may serve clusters of one name in two regions. */
    private static void inline(Construct scope, String id, RoleName role, String clusterName) {
        CfnRolePolicy.Builder.create(scope, id)
                .roleName(role.name())
                .policyName("CWAgent-%s-%s".formatted(Stack.of(scope).getRegion(), clusterName))
                .policyDocument(AgentServerPolicy.document(Stack.of(scope).getPartition()))
                .build();
    }

    private static void attach(Construct scope, String id, RoleName role) {
        var stack = Stack.of(scope);
        var roleArn = role.arn(stack);
        var policyArn = "arn:%s:iam::aws:policy/%s".formatted(stack.getPartition(), AgentServerPolicy.MANAGED_POLICY);
        ExistingResourceCall.Builder.create(scope, id)
                .service("IAM")
                .action("attachRolePolicy")
                .parameters(Map.of("RoleName", role.name(), "PolicyArn", policyArn))
                .target(roleArn)
                .statements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of("iam:AttachRolePolicy"))
                        .resources(List.of(roleArn))
                        .conditions(Map.of("ArnEquals", Map.of("iam:PolicyARN", policyArn)))
                        .build()))
                .build();
    }
}

package io.cloudtelemetry.eks;

import io.cloudtelemetry.existing.ExistingResourceCall;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.iam.CfnRolePolicy;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;
import software.constructs.IDependable;

/** Lets the agent publish with the credentials of the node that it runs on. */
final class NodeRoleCredentials extends AgentCredentials {
    enum Attachment {
        INLINE,
        AWS_MANAGED
    }

    private final List<Role> own;
    private final List<RoleName> existing;
    private final Attachment attachment;
    private final boolean minimal;

    private NodeRoleCredentials(List<Role> own, List<RoleName> existing, Attachment attachment, boolean minimal) {
        if (own.isEmpty() && existing.isEmpty()) {
            throw new IllegalArgumentException("nodeRoles must name at least one role, got none");
        }
        var names = new LinkedHashSet<String>();
        for (var role : existing) {
            if (!names.add(role.name())) {
                throw new IllegalArgumentException(
                        "nodeRoles must name each role once, got a second \"%s\"".formatted(role.name()));
            }
        }
        this.own = List.copyOf(own);
        this.existing = List.copyOf(existing);
        this.attachment = attachment;
        this.minimal = minimal;
    }

    static NodeRoleCredentials existing(List<String> namesOrArns, Attachment attachment) {
        return new NodeRoleCredentials(
                List.of(), namesOrArns.stream().map(RoleName::new).toList(), attachment, false);
    }

    static NodeRoleCredentials of(List<IRole> roles) {
        var own = new ArrayList<Role>();
        var imported = new ArrayList<RoleName>();
        for (var role : roles) {
            Objects.requireNonNull(role, "nodeRoles");
            if (role instanceof Role defined) {
                own.add(defined);
            } else {
                var arn = role.getRoleArn();
                imported.add(new RoleName(GivenArn.ROLE.is(arn) ? arn : role.getRoleName()));
            }
        }
        return new NodeRoleCredentials(own, imported, Attachment.INLINE, false);
    }

    @Override
    public AgentCredentials minimal() {
        if (attachment == Attachment.AWS_MANAGED) {
            throw new IllegalArgumentException(
                    "minimal must not be asked of attachAwsManaged, which attaches the policy of AWS; use nodeRoles(...).minimal()");
        }
        return new NodeRoleCredentials(own, existing, attachment, true);
    }

    @Override
    void requireIn(Place place) {
        existing.forEach(role -> GivenArn.ROLE.requireIn(place, "nodeRoles", role.given()));
    }

    @Override
    PublisherIdentity grant(Construct scope, ClusterTarget cluster, TelemetryPublisher publisher) {
        var granted = new ArrayList<IDependable>();
        var managed = publisher.usesManaged(minimal);
        for (var role : own) {
            if (managed) {
                role.addManagedPolicy(TelemetryPublisher.managedPolicy());
            } else {
                granted.add(
                        inline(scope, "NodeRole-" + role.getNode().getAddr(), role.getRoleName(), cluster, publisher));
            }
        }
        for (int index = 0; index < existing.size(); index++) {
            var role = existing.get(index);
            // By the role's name, so that a change of the list moves no permission from one resource to another.
            var id = "NodeRole-" + (Tokens.in(role.given()) ? index : role.name());
            granted.add(
                    managed && attachment == Attachment.AWS_MANAGED
                            ? attach(scope, id, role)
                            : inline(scope, id, role.name(), cluster, publisher));
        }
        return new PublisherIdentity(PublisherIdentity.By.NODE, null, List.copyOf(granted));
    }

    /** The name holds the region, since the role may serve clusters of one name in two regions. */
    private CfnRolePolicy inline(
            Construct scope, String id, String roleName, ClusterTarget cluster, TelemetryPublisher publisher) {
        var place = Place.of(scope);
        return CfnRolePolicy.Builder.create(scope, id)
                .roleName(roleName)
                .policyName("%s-%s-%s".formatted(publisher.name(), place.regionOrToken(), cluster.name()))
                .policyDocument(publisher.document(minimal, place))
                .build();
    }

    private static ExistingResourceCall attach(Construct scope, String id, RoleName role) {
        var place = Place.of(scope);
        var roleArn = role.arn(place);
        var policyArn =
                "arn:%s:iam::aws:policy/%s".formatted(place.partitionOrToken(), TelemetryPublisher.MANAGED_POLICY);
        return ExistingResourceCall.Builder.create(scope, id)
                .service("IAM")
                .action("attachRolePolicy")
                .parameters(Ordered.map("RoleName", role.name(), "PolicyArn", policyArn))
                .target(roleArn)
                .statements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of("iam:AttachRolePolicy"))
                        .resources(List.of(roleArn))
                        .conditions(Map.of("ArnEquals", Map.of("iam:PolicyARN", policyArn)))
                        .build()))
                .build();
    }

    /**
     * An existing role.
     *
     * @param given its name or ARN
     */
    private record RoleName(String given) {
        /** CreateRole, {@code RoleName}. */
        private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

        RoleName {
            if (!Tokens.in(Objects.requireNonNull(given, "nodeRoles"))
                    && !NAME.matcher(given).matches()
                    && !GivenArn.ROLE.is(given)) {
                throw new IllegalArgumentException(
                        "nodeRoles must be role names such as EKS-WORKERNODE-ROLE or role ARNs, got \"" + given + "\"");
            }
        }

        /** {@return the role's name without its path, as calls of IAM take it} */
        String name() {
            return given.startsWith("arn:") ? given.substring(given.lastIndexOf('/') + 1) : given;
        }

        /** {@return the ARN, path included if it was given; a name alone stands for a role at the root path} */
        String arn(Place place) {
            return given.startsWith("arn:")
                    ? given
                    : "arn:%s:iam::%s:role/%s".formatted(place.partitionOrToken(), place.accountOrToken(), given);
        }
    }
}

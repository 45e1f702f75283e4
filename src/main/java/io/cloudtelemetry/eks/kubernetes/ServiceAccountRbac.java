package io.cloudtelemetry.eks.kubernetes;

import java.util.List;
import org.cdk8s.plus25.k8s.KubeClusterRole;
import org.cdk8s.plus25.k8s.KubeClusterRoleBinding;
import org.cdk8s.plus25.k8s.KubeClusterRoleBindingProps;
import org.cdk8s.plus25.k8s.KubeClusterRoleProps;
import org.cdk8s.plus25.k8s.KubeRole;
import org.cdk8s.plus25.k8s.KubeRoleBinding;
import org.cdk8s.plus25.k8s.KubeRoleBindingProps;
import org.cdk8s.plus25.k8s.KubeRoleProps;
import org.cdk8s.plus25.k8s.ObjectMeta;
import org.cdk8s.plus25.k8s.RoleRef;
import org.cdk8s.plus25.k8s.Subject;
import software.constructs.Construct;

/**
 * What a service account may do in the cluster and in its own namespace.
 *
 * @param serviceAccount the service account
 * @param role the name of its roles; that of their bindings follows from it
 */
public record ServiceAccountRbac(String serviceAccount, String role) {
    /** Defines a role for the whole cluster and binds it, if there are rules. */
    public void allowInCluster(Construct scope, List<AccessRule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        new KubeClusterRole(
                scope,
                "ClusterRole",
                KubeClusterRoleProps.builder()
                        .metadata(ObjectMeta.builder().name(role).build())
                        .rules(rules.stream().map(AccessRule::rule).toList())
                        .build());
        new KubeClusterRoleBinding(
                scope,
                "ClusterRoleBinding",
                KubeClusterRoleBindingProps.builder()
                        .metadata(ObjectMeta.builder().name(binding()).build())
                        .subjects(List.of(subject()))
                        .roleRef(reference("ClusterRole"))
                        .build());
    }

    /** Defines a role for the namespace of the service account and binds it, if there are rules. */
    public void allowInNamespace(Construct scope, List<AccessRule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        new KubeRole(
                scope,
                "Role",
                KubeRoleProps.builder()
                        .metadata(TelemetryNamespace.metadata(role))
                        .rules(rules.stream().map(AccessRule::rule).toList())
                        .build());
        new KubeRoleBinding(
                scope,
                "RoleBinding",
                KubeRoleBindingProps.builder()
                        .metadata(TelemetryNamespace.metadata(binding()))
                        .subjects(List.of(subject()))
                        .roleRef(reference("Role"))
                        .build());
    }

    private String binding() {
        return role + "-binding";
    }

    private Subject subject() {
        return Subject.builder()
                .kind("ServiceAccount")
                .name(serviceAccount)
                .namespace(TelemetryNamespace.NAME)
                .build();
    }

    private RoleRef reference(String kind) {
        return RoleRef.builder()
                .apiGroup("rbac.authorization.k8s.io")
                .kind(kind)
                .name(role)
                .build();
    }
}

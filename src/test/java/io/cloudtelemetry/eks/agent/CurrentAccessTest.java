package io.cloudtelemetry.eks.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CurrentAccessTest {
    private static AgentManifests manifests;

    @BeforeAll
    static void render() {
        manifests = AgentManifests.of(AgentConfiguration.builder("shop").build());
    }

    /** One text per right, such as "apps/deployments list". */
    private static Stream<String> rights(List<PolicyRule> rules) {
        return rules.stream()
                .flatMap(rule -> Stream.concat(
                                rule.getNonResourceURLs().stream(),
                                rule.getApiGroups().stream()
                                        .flatMap(group ->
                                                rule.getResources().stream().map(resource -> group + "/" + resource)))
                        .flatMap(what -> rule.getVerbs().stream().map(verb -> what + " " + verb)));
    }

    @Test
    void agentHasExactlyTheRightsThatItNeedsInTheCluster() {
        assertThat(rights(KubernetesModel.only(manifests, ClusterRole.class).getRules()))
                .containsExactlyInAnyOrder(
                        "/pods list",
                        "/pods watch",
                        "/nodes list",
                        "/nodes watch",
                        "/endpoints list",
                        "/endpoints watch",
                        "apps/replicasets list",
                        "apps/replicasets watch",
                        "batch/jobs list",
                        "batch/jobs watch",
                        "/nodes/proxy get",
                        "/nodes/stats create",
                        "/nodes/stats get",
                        "/events create",
                        "/events get",
                        "/configmaps get",
                        "discovery.k8s.io/endpointslices list",
                        "discovery.k8s.io/endpointslices watch",
                        "discovery.k8s.io/endpointslices get");
    }

    @Test
    void enhancedMetricsAddWhatTheyAreReadFrom() {
        var enhanced = AgentManifests.of(AgentConfiguration.builder("shop")
                .metrics(KubernetesMetrics.enhanced())
                .build());

        var standard = rights(KubernetesModel.only(manifests, ClusterRole.class).getRules())
                .toList();
        assertThat(rights(KubernetesModel.only(enhanced, ClusterRole.class).getRules()))
                .containsAll(standard)
                .filteredOn(right -> !standard.contains(right))
                .containsExactlyInAnyOrder(
                        "/services list",
                        "/services watch",
                        "/services get",
                        "apps/daemonsets list",
                        "apps/daemonsets watch",
                        "apps/deployments list",
                        "apps/deployments watch",
                        "apps/statefulsets list",
                        "apps/statefulsets watch",
                        "/metrics get",
                        "/metrics list",
                        "/metrics watch",
                        "/persistentvolumes list",
                        "/persistentvolumes watch",
                        "/persistentvolumeclaims list",
                        "/persistentvolumeclaims watch",
                        "networking.k8s.io/ingresses list",
                        "networking.k8s.io/ingresses watch");
    }

    @Test
    void agentMayTakeTheLockInItsOwnNamespaceOnly() {
        assertThat(rights(KubernetesModel.only(manifests, Role.class).getRules()))
                .containsExactlyInAnyOrder("/configmaps create", "/configmaps update");
    }

    @Test
    void bindingsJoinTheServiceAccountWithRolesThatExist() {
        var inCluster = KubernetesModel.only(manifests, ClusterRoleBinding.class);
        var inNamespace = KubernetesModel.only(manifests, RoleBinding.class);

        assertThat(List.of(inCluster.getRoleRef(), inNamespace.getRoleRef()))
                .extracting(RoleRef::getApiGroup, RoleRef::getKind, RoleRef::getName)
                .containsExactly(
                        tuple("rbac.authorization.k8s.io", "ClusterRole", nameOf(ClusterRole.class)),
                        tuple("rbac.authorization.k8s.io", "Role", nameOf(Role.class)));
        assertThat(Stream.of(inCluster.getSubjects(), inNamespace.getSubjects()).flatMap(List::stream))
                .hasSize(2)
                .extracting(Subject::getKind, Subject::getName, Subject::getNamespace)
                .containsOnly(tuple("ServiceAccount", AgentManifests.SERVICE_ACCOUNT, AgentManifests.NAMESPACE));
    }

    private static String nameOf(Class<? extends HasMetadata> type) {
        return KubernetesModel.only(manifests, type).getMetadata().getName();
    }
}

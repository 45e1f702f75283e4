package io.cloudtelemetry.eks.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cloudtelemetry.eks.kubernetes.KubernetesManifests;
import io.cloudtelemetry.eks.kubernetes.KubernetesModel;
import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CurrentAccessTest {
    private static KubernetesManifests manifests;

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
        assertThat(rights(KubernetesModel.only(manifests.objects(), ClusterRole.class)
                        .getRules()))
                .containsExactlyInAnyOrder(
                        "/pods list",
                        "/pods watch",
                        "/nodes list",
                        "/nodes watch",
                        "apps/replicasets list",
                        "apps/replicasets watch",
                        "/nodes/proxy get",
                        "discovery.k8s.io/endpointslices list",
                        "discovery.k8s.io/endpointslices watch");
    }

    @Test
    void enhancedMetricsAddWhatTheyAreReadFrom() {
        var enhanced = AgentManifests.of(AgentConfiguration.builder("shop")
                .metrics(KubernetesMetrics.enhanced())
                .build());

        var standard = rights(KubernetesModel.only(manifests.objects(), ClusterRole.class)
                        .getRules())
                .toList();
        assertThat(rights(KubernetesModel.only(enhanced.objects(), ClusterRole.class)
                        .getRules()))
                .containsAll(standard)
                .filteredOn(right -> !standard.contains(right))
                .containsExactlyInAnyOrder(
                        "/services list",
                        "/services watch",
                        "apps/daemonsets list",
                        "apps/daemonsets watch",
                        "apps/deployments list",
                        "apps/deployments watch",
                        "apps/statefulsets list",
                        "apps/statefulsets watch",
                        "/metrics get",
                        "/persistentvolumes list",
                        "/persistentvolumes watch",
                        "/persistentvolumeclaims list",
                        "/persistentvolumeclaims watch",
                        "networking.k8s.io/ingresses list",
                        "networking.k8s.io/ingresses watch");
    }

    @Test
    void agentMayTakeTheLockInItsOwnNamespaceOnly() {
        assertThat(rights(KubernetesModel.only(manifests.objects(), Role.class).getRules()))
                .containsExactlyInAnyOrder(
                        "/configmaps create",
                        "/configmaps get",
                        "/configmaps update",
                        "/events create",
                        "/events patch");
        assertThat(KubernetesModel.only(manifests.objects(), Role.class).getRules())
                .filteredOn(rule -> rule.getVerbs().contains("update"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.getResourceNames()).containsExactly("cwagent-clusterleader"));
    }

    /** As the kubelet guards its paths: /metrics/cadvisor, /stats/summary, /pods. */
    @Test
    void otelMetricsMayAskTheKubeletForEachOfItsPathsAndWriteNothing() {
        var otel = AgentManifests.of(AgentConfiguration.builder("shop")
                .metrics(KubernetesMetrics.otel())
                .region("eu-west-1")
                .build());

        assertThat(rights(
                        KubernetesModel.only(otel.objects(), ClusterRole.class).getRules()))
                .containsExactlyInAnyOrder(
                        "/pods list",
                        "/pods watch",
                        "/nodes list",
                        "/nodes watch",
                        "apps/replicasets list",
                        "apps/replicasets watch",
                        "/nodes/stats get",
                        "/nodes/proxy get",
                        "/nodes/metrics get",
                        "/configmaps get");
        assertThat(otel.objects())
                .noneMatch(each -> String.valueOf(each.get("kind")).startsWith("Role"));
    }

    @ParameterizedTest
    @MethodSource("additions")
    void windowsNodesAndKueueAddWhatOnlyTheyAreReadFrom(AgentInstallation agent, List<String> added) {
        var plain = AgentInstallation.of(AgentConfiguration.builder("shop")
                .metrics(KubernetesMetrics.enhanced())
                .build());
        var without = rights(KubernetesModel.only(AgentManifests.of(plain).objects(), ClusterRole.class)
                        .getRules())
                .toList();

        assertThat(rights(KubernetesModel.only(AgentManifests.of(agent).objects(), ClusterRole.class)
                        .getRules()))
                .containsAll(without)
                .filteredOn(right -> !without.contains(right))
                .containsExactlyInAnyOrderElementsOf(added);
    }

    static Stream<Arguments> additions() {
        var enhanced = AgentConfiguration.builder("shop").metrics(KubernetesMetrics.enhanced());
        var kueue = AgentConfiguration.builder("shop")
                .metrics(KubernetesMetrics.enhanced().kueue());
        return Stream.of(
                arguments(
                        AgentInstallation.of(enhanced.build()).nodes(NodeSystems.LINUX_AND_WINDOWS),
                        List.of("/nodes/stats get")),
                arguments(AgentInstallation.of(kueue.build()), List.of("/endpoints list", "/endpoints watch")));
    }

    @Test
    void bindingsJoinTheServiceAccountWithRolesThatExist() {
        var inCluster = KubernetesModel.only(manifests.objects(), ClusterRoleBinding.class);
        var inNamespace = KubernetesModel.only(manifests.objects(), RoleBinding.class);

        assertThat(List.of(inCluster.getRoleRef(), inNamespace.getRoleRef()))
                .extracting(RoleRef::getApiGroup, RoleRef::getKind, RoleRef::getName)
                .containsExactly(
                        tuple("rbac.authorization.k8s.io", "ClusterRole", nameOf(ClusterRole.class)),
                        tuple("rbac.authorization.k8s.io", "Role", nameOf(Role.class)));
        assertThat(Stream.of(inCluster.getSubjects(), inNamespace.getSubjects()).flatMap(List::stream))
                .hasSize(2)
                .extracting(Subject::getKind, Subject::getName, Subject::getNamespace)
                .containsOnly(tuple("ServiceAccount", AgentManifests.SERVICE_ACCOUNT, NamespaceChart.NAME));
    }

    private static String nameOf(Class<? extends HasMetadata> type) {
        return KubernetesModel.only(manifests.objects(), type).getMetadata().getName();
    }
}

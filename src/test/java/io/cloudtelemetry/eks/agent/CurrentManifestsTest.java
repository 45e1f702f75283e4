package io.cloudtelemetry.eks.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.eks.kubernetes.KubernetesManifests;
import io.cloudtelemetry.eks.kubernetes.KubernetesModel;
import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CurrentManifestsTest {
    private static final String HASH = "cloudtelemetry.io/configuration-sha256";

    private static KubernetesManifests manifests;
    private static DaemonSet daemonSet;

    @BeforeAll
    static void render() {
        manifests = manifests("NRSON-EKS-CLUSTER", 60);
        daemonSet = KubernetesModel.only(manifests.objects(), DaemonSet.class);
    }

    private static KubernetesManifests manifests(String cluster, int seconds) {
        return AgentManifests.of(AgentConfiguration.builder(cluster)
                .metricsCollectionInterval(seconds)
                .build());
    }

    private static PodSpec pod() {
        return daemonSet.getSpec().getTemplate().getSpec();
    }

    private static Container agent() {
        return pod().getContainers().get(0);
    }

    @Test
    void rendersToTheFileThatPeopleApply() throws IOException {
        var app = new App();
        new AgentChart(
                app,
                "cloudwatch-agent",
                AgentInstallation.of(
                        AgentConfiguration.builder("NRSON-EKS-CLUSTER").build()));

        Snapshots.matches("cloudwatch-agent-current.yaml", app.synthYaml());
    }

    @Test
    void kubernetesKnowsEveryField() {
        assertThat(KubernetesModel.read(manifests.namespace()).getMetadata().getName())
                .isEqualTo(NamespaceChart.NAME);
        assertThat(manifests.objects()).isNotEmpty().allSatisfy(KubernetesModel::read);
    }

    @Test
    void failsWhenAFieldIsUnknownToKubernetes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubernetesModel.read(Map.of("kind", "DaemonSet", "spec", Map.of("templates", 1))))
                .withMessageContaining("templates");
    }

    @Test
    void onlyObjectsOfTheWholeClusterHaveNoNamespace() {
        assertThat(manifests.objects())
                .map(KubernetesModel::read)
                .extracting(each -> each.getKind(), each -> each.getMetadata().getNamespace())
                .containsExactlyInAnyOrder(
                        tuple("ServiceAccount", NamespaceChart.NAME),
                        tuple("ClusterRole", null),
                        tuple("ClusterRoleBinding", null),
                        tuple("Role", NamespaceChart.NAME),
                        tuple("RoleBinding", NamespaceChart.NAME),
                        tuple("ConfigMap", NamespaceChart.NAME),
                        tuple("DaemonSet", NamespaceChart.NAME));
        assertThat(KubernetesModel.read(manifests.namespace()).getMetadata().getNamespace())
                .isNull();
    }

    @Test
    void podsAreTheOnesThatTheDaemonSetSelects() {
        assertThat(daemonSet.getMetadata().getName()).isEqualTo(AgentManifests.DAEMON_SET);
        assertThat(daemonSet.getSpec().getSelector().getMatchLabels())
                .isEqualTo(daemonSet.getSpec().getTemplate().getMetadata().getLabels())
                .containsExactly(Map.entry("name", "cloudwatch-agent"));
        assertThat(pod().getServiceAccountName())
                .isEqualTo(AgentManifests.SERVICE_ACCOUNT)
                .isEqualTo(KubernetesModel.only(manifests.objects(), ServiceAccount.class)
                        .getMetadata()
                        .getName());
    }

    @Test
    void podsRunOnEveryLinuxNodeButFargate() {
        assertThat(pod().getNodeSelector()).isEqualTo(Map.of("kubernetes.io/os", "linux"));
        assertThat(pod().getTolerations())
                .singleElement()
                .satisfies(each -> assertThat(each.getOperator()).isEqualTo("Exists"))
                .hasAllNullFieldsOrPropertiesExcept("operator", "additionalProperties");
        assertThat(pod().getAffinity()
                        .getNodeAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution()
                        .getNodeSelectorTerms())
                .flatMap(each -> each.getMatchExpressions())
                .extracting(each -> each.getKey(), each -> each.getOperator(), each -> each.getValues())
                .containsExactly(tuple("eks.amazonaws.com/compute-type", "NotIn", List.of("fargate")));
    }

    @Test
    void podsReachTheMetadataServiceThroughTheNetworkOfTheNode() {
        assertThat(pod().getHostNetwork()).isTrue();
        assertThat(pod().getDnsPolicy()).isEqualTo("ClusterFirstWithHostNet");
    }

    @Test
    void podsHaveTimeAndResources() {
        var resources = Map.of("cpu", new Quantity("400m"), "memory", new Quantity("400Mi"));

        assertThat(agent().getResources().getRequests())
                .isEqualTo(resources)
                .isEqualTo(agent().getResources().getLimits());
        assertThat(pod().getTerminationGracePeriodSeconds()).isEqualTo(60);
        assertThat(agent().getEnv())
                .extracting(EnvVar::getName)
                .containsExactly("HOST_IP", "HOST_NAME", "K8S_NAMESPACE", "CI_VERSION");
    }

    @Test
    void everyMountHasItsVolumeAndTheNodeIsOnlyRead() {
        assertThat(agent().getVolumeMounts())
                .extracting(VolumeMount::getName)
                .containsExactlyElementsOf(pod().getVolumes().stream().map(Volume::getName)::iterator);
        assertThat(agent().getVolumeMounts())
                .extracting(VolumeMount::getMountPath, VolumeMount::getReadOnly)
                .containsExactly(
                        tuple("/etc/cwagentconfig", null),
                        tuple("/rootfs", true),
                        tuple("/run/containerd/containerd.sock", true),
                        tuple("/sys", true),
                        tuple("/dev/disk", true));
        assertThat(pod().getVolumes())
                .filteredOn(each -> each.getHostPath() != null)
                .extracting(each -> each.getHostPath().getPath())
                .containsExactly("/", "/run/containerd/containerd.sock", "/sys", "/dev/disk/");
    }

    @Test
    void changedConfigurationChangesThePodsAndAClustersTokenDoesNot() {
        assertThat(hash(manifests("NRSON-EKS-CLUSTER", 30))).isNotEqualTo(hash(manifests));
        assertThat(hash(manifests("${Token[TOKEN.7]}", 60))).isEqualTo(hash(manifests));
    }

    private static String hash(KubernetesManifests manifests) {
        return KubernetesModel.only(manifests.objects(), DaemonSet.class)
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations()
                .get(HASH);
    }
}

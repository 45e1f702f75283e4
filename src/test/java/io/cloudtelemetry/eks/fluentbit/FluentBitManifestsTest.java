package io.cloudtelemetry.eks.fluentbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.kubernetes.KubernetesModel;
import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cdk8s.App;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FluentBitManifestsTest {
    private static final String TOKEN = "${Token[TOKEN.7]}";

    private static FluentBitConfiguration.Builder shop() {
        return FluentBitConfiguration.builder("shop", "eu-west-1");
    }

    private static List<Map<String, Object>> objects(FluentBitConfiguration.Builder configuration) {
        return objects(configuration, PodOptions.defaults());
    }

    private static List<Map<String, Object>> objects(FluentBitConfiguration.Builder configuration, PodOptions options) {
        return FluentBitManifests.of(
                        FluentBitInstallation.of(configuration.build()).pod(options))
                .objects();
    }

    private static DaemonSet daemonSet(FluentBitConfiguration.Builder configuration) {
        return KubernetesModel.only(objects(configuration), DaemonSet.class);
    }

    private static DaemonSet daemonSet(PodOptions options) {
        return KubernetesModel.only(objects(shop(), options), DaemonSet.class);
    }

    private static PodSpec pod(FluentBitConfiguration.Builder configuration) {
        return daemonSet(configuration).getSpec().getTemplate().getSpec();
    }

    private static Container container(FluentBitConfiguration.Builder configuration) {
        return pod(configuration).getContainers().get(0);
    }

    @Test
    void rendersToTheFileThatPeopleApply() throws IOException {
        var app = new App();
        new FluentBitChart(app, "fluent-bit", FluentBitInstallation.of(shop().build()));

        Snapshots.matches("fluent-bit.yaml", app.synthYaml());
    }

    @Test
    void kubernetesKnowsEveryFieldAndTheNamespaceIsTheAgents() {
        var manifests = FluentBitManifests.of(FluentBitInstallation.of(shop().build()));

        assertThat(manifests.namespace())
                .isEqualTo(AgentManifests.of(AgentConfiguration.builder("shop").build())
                        .namespace());
        assertThat(manifests.objects())
                .map(KubernetesModel::read)
                .extracting(each -> each.getKind(), each -> each.getMetadata().getNamespace())
                .containsExactly(
                        tuple("ClusterRole", null),
                        tuple("ClusterRoleBinding", null),
                        tuple("ServiceAccount", NamespaceChart.NAME),
                        tuple("ConfigMap", NamespaceChart.NAME),
                        tuple("DaemonSet", NamespaceChart.NAME));
    }

    @Test
    void podsAreTheOnesThatTheDaemonSetSelects() {
        var options = PodOptions.defaults().labels(Map.of("team", "shop"));
        var spec = daemonSet(options).getSpec();

        assertThat(spec.getSelector().getMatchLabels()).isEqualTo(Map.of("k8s-app", "fluent-bit"));
        assertThat(spec.getTemplate().getMetadata().getLabels())
                .isEqualTo(Map.of("k8s-app", "fluent-bit", "team", "shop"));
    }

    @Test
    void podsRunOnEveryLinuxNodeButFargateWithTheNetworkOfTheNode() {
        var pod = pod(shop());

        assertThat(pod.getNodeSelector()).isEqualTo(Map.of("kubernetes.io/os", "linux"));
        assertThat(pod.getTolerations())
                .singleElement()
                .hasAllNullFieldsOrPropertiesExcept("operator", "additionalProperties")
                .satisfies(each -> assertThat(each.getOperator()).isEqualTo("Exists"));
        assertThat(pod.getAffinity()
                        .getNodeAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution()
                        .getNodeSelectorTerms())
                .flatMap(each -> each.getMatchExpressions())
                .extracting(each -> each.getKey(), each -> each.getOperator(), each -> each.getValues())
                .containsExactly(tuple("eks.amazonaws.com/compute-type", "NotIn", List.of("fargate")));
        assertThat(pod.getHostNetwork()).isTrue();
        assertThat(pod.getDnsPolicy()).isEqualTo("ClusterFirstWithHostNet");
        assertThat(pod.getPriorityClassName()).isEqualTo("system-node-critical");
    }

    @Test
    void serviceAccountHasTheRightToLookUpPodsAndNoMore() {
        assertRights(objects(shop()), "pods");
        assertRights(objects(shop().podMetadata(PodMetadata.KUBELET)), "nodes/pods");
        assertThat(objects(shop().sources(Set.of(LogSource.HOST, LogSource.DATAPLANE))))
                .as("nobody looks up pods of other sources")
                .extracting(each -> each.get("kind"))
                .containsExactly("ServiceAccount", "ConfigMap", "DaemonSet");
    }

    private static void assertRights(List<Map<String, Object>> objects, String resource) {
        var role = KubernetesModel.only(objects, ClusterRole.class);
        var binding = KubernetesModel.only(objects, ClusterRoleBinding.class);

        assertThat(role.getRules())
                .extracting(each -> each.getApiGroups(), each -> each.getResources(), each -> each.getVerbs())
                .containsExactly(tuple(List.of(""), List.of(resource), List.of("get")));
        assertThat(binding.getRoleRef().getName()).isEqualTo(role.getMetadata().getName());
        assertThat(binding.getRoleRef().getKind()).isEqualTo("ClusterRole");
        assertThat(binding.getSubjects())
                .extracting(each -> each.getKind(), each -> each.getName(), each -> each.getNamespace())
                .containsExactly(tuple(
                        "ServiceAccount",
                        KubernetesModel.only(objects, DaemonSet.class)
                                .getSpec()
                                .getTemplate()
                                .getSpec()
                                .getServiceAccountName(),
                        NamespaceChart.NAME));
    }

    @Test
    void serviceAccountIsItsOwnAndTakesTheAnnotationOfARole() {
        var annotations = Map.of("eks.amazonaws.com/role-arn", TOKEN);
        var annotated = FluentBitManifests.of(FluentBitInstallation.of(shop().build()))
                .annotateServiceAccount(annotations)
                .objects();

        assertThat(KubernetesModel.only(annotated, ServiceAccount.class).getMetadata())
                .extracting(ObjectMeta::getName, ObjectMeta::getAnnotations)
                .containsExactly("fluent-bit", annotations);
        assertThat(pod(shop()).getServiceAccountName()).isEqualTo(FluentBitManifests.SERVICE_ACCOUNT);
        assertThat(KubernetesModel.only(objects(shop()), ServiceAccount.class)
                        .getMetadata()
                        .getAnnotations())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsReadIsMountedAndOnlyTheStateIsWritten(LogSource source) {
        var pod = pod(shop().sources(Set.of(source)));
        var mounts = pod.getContainers().get(0).getVolumeMounts();

        assertThat(mounts)
                .extracting(VolumeMount::getName)
                .containsExactlyElementsOf(
                        pod.getVolumes().stream().map(each -> each.getName()).toList());
        assertThat(mounts)
                .filteredOn(each -> !Boolean.TRUE.equals(each.getReadOnly()))
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/var/fluent-bit/state");
        var directories = pod.getVolumes().stream()
                .filter(each -> each.getHostPath() != null)
                .map(each ->
                        each.getHostPath().getPath() + " " + each.getHostPath().getType());
        assertThat(directories)
                .containsExactlyElementsOf(Stream.of(
                                Stream.of("/var/fluent-bit/state DirectoryOrCreate"),
                                source == LogSource.HOST
                                        ? Stream.<String>of()
                                        : Stream.of("/var/log/containers Directory", "/var/log/pods Directory"),
                                source == LogSource.APPLICATION
                                        ? Stream.<String>of()
                                        : Stream.of("/var/log/journal DirectoryOrCreate"))
                        .flatMap(each -> each)
                        .toList());
    }

    @Test
    void everyPathThatIsReadOrWrittenIsMounted() {
        var objects = objects(shop());
        var pipeline = FluentBitPipeline.of(objects);
        var mounts = container(shop()).getVolumeMounts().stream()
                .map(VolumeMount::getMountPath)
                .toList();
        var paths = Stream.of(
                        pipeline.sections("INPUT")
                                .flatMap(each -> Stream.of(each.get("Path").split(", "))),
                        pipeline.sections("INPUT").map(each -> each.get("DB")),
                        pipeline.sections("SERVICE").map(each -> each.get("storage.path")))
                .flatMap(each -> each);

        assertThat(paths)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(mounts)
                        .as(path)
                        .anyMatch(mount -> path.equals(mount) || path.startsWith(mount + "/")));
        assertThat(mounts).contains("/fluent-bit/etc/");
    }

    @Test
    void containerHasItsVariablesImageAndResources() {
        var container = container(shop());

        assertThat(container.getImage()).isEqualTo("public.ecr.aws/aws-observability/aws-for-fluent-bit:3.5.10");
        assertThat(container.getEnv())
                .extracting(
                        EnvVar::getName,
                        EnvVar::getValue,
                        each -> each.getValueFrom() == null
                                ? null
                                : each.getValueFrom().getFieldRef().getFieldPath())
                .containsExactly(
                        tuple("TELEMETRY_REGION", "eu-west-1", null),
                        tuple("TELEMETRY_CLUSTER", "shop", null),
                        tuple("HOST_NAME", null, "spec.nodeName"),
                        tuple("HOSTNAME", null, "metadata.name"));
        assertThat(container.getEnv()).extracting(EnvVar::getName).isSubsetOf(FluentBitInstallation.VARIABLES);
        assertThat(container.getResources().getRequests())
                .isEqualTo(Map.of("cpu", new Quantity("50m"), "memory", new Quantity("100Mi")));
        assertThat(container.getResources().getLimits())
                .isEqualTo(Map.of("cpu", new Quantity("500m"), "memory", new Quantity("250Mi")));
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(pod(shop()).getTerminationGracePeriodSeconds())
                .isGreaterThan(Long.parseLong(FluentBitPipeline.of(shop().build())
                        .sections("SERVICE")
                        .findFirst()
                        .orElseThrow()
                        .get("Grace")));
    }

    @Test
    void podsAreRunAsTheOptionsSay() {
        var options = PodOptions.defaults()
                .resources(PodResources.of("1", "1Gi"))
                .priorityClassName("logs")
                .maxUnavailable("10%")
                .environment(Map.of("HTTPS_PROXY", "http://proxy:3128", "A", "b"))
                .imageRepository("mirror.example.com/aws-for-fluent-bit")
                .imagePullSecrets(List.of("mirror"));
        var daemonSet = daemonSet(options);
        var pod = daemonSet.getSpec().getTemplate().getSpec();
        var container = pod.getContainers().get(0);

        assertThat(container.getImage()).isEqualTo("mirror.example.com/aws-for-fluent-bit:3.5.10");
        assertThat(container.getResources().getRequests())
                .isEqualTo(Map.of("cpu", new Quantity("1"), "memory", new Quantity("1Gi")));
        assertThat(container.getEnv().subList(4, 6))
                .extracting(EnvVar::getName, EnvVar::getValue)
                .containsExactly(tuple("A", "b"), tuple("HTTPS_PROXY", "http://proxy:3128"));
        assertThat(pod.getPriorityClassName()).isEqualTo("logs");
        assertThat(pod.getImagePullSecrets())
                .extracting(LocalObjectReference::getName)
                .containsExactly("mirror");
        assertThat(daemonSet.getSpec().getUpdateStrategy().getRollingUpdate().getMaxUnavailable())
                .isEqualTo(new IntOrString("10%"));
        assertThat(daemonSet(shop())
                        .getSpec()
                        .getUpdateStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable())
                .isEqualTo(new IntOrString(1));
    }

    @Test
    void refusesToReplaceFluentBitsOwnVariablesAndLabels() {
        var fluentBit = FluentBitInstallation.of(shop().build());

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        fluentBit.pod(PodOptions.defaults().environment(Map.of("HOST_NAME", "x", "AWS_REGION", "y"))))
                .withMessage(
                        "environment must leave Fluent Bit's own [AWS_REGION, CLUSTER_NAME, HOSTNAME, HOST_NAME, HTTP_PORT,"
                                + " HTTP_SERVER, READ_FROM_HEAD, READ_FROM_TAIL, TELEMETRY_CLUSTER, TELEMETRY_REGION]"
                                + " as they are, got \"AWS_REGION\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fluentBit.pod(PodOptions.defaults().labels(Map.of("k8s-app", "mine"))))
                .withMessage("labels must leave Fluent Bit's own [k8s-app] as they are, got \"k8s-app\"");
    }

    @Test
    void changedConfigurationChangesThePodsAndTheTextOfATokenDoesNot() {
        var hash = hash(shop());

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(hash(FluentBitConfiguration.builder("${Token[TOKEN.1]}", "${Token[TOKEN.2]}")))
                .isEqualTo(hash);
        assertThat(Stream.of(
                                shop().readFrom(ReadFrom.TAIL),
                                shop().streamPrefix("x"),
                                shop().sources(Set.of(LogSource.HOST)),
                                shop().optOut(OptOut.BY_ANNOTATION),
                                shop().podMetadata(PodMetadata.KUBELET),
                                shop().stackTraces(Set.of(StackTrace.GO)),
                                shop().exclusions(List.of(LogExclusion.namespace("load"))))
                        .map(FluentBitManifestsTest::hash))
                .doesNotContain(hash)
                .doesNotHaveDuplicates();
        assertThat(hash(shop().streamPrefix("${Token[TOKEN.1]}")))
                .isEqualTo(hash(shop().streamPrefix("${Token[TOKEN.2]}")));
        assertThat(hash(daemonSet(PodOptions.defaults().priorityClassName("logs"))))
                .as("other changes change the pods by themselves")
                .isEqualTo(hash);
    }

    @Test
    void podsHashTheFilesThatTheyMount() {
        var volume = pod(shop()).getVolumes().stream()
                .filter(each -> each.getConfigMap() != null)
                .findFirst()
                .orElseThrow();
        var map = KubernetesModel.only(objects(shop()), ConfigMap.class);

        assertThat(volume.getConfigMap().getName()).isEqualTo(map.getMetadata().getName());
        assertThat(map.getData())
                .containsOnlyKeys("fluent-bit.conf", "application-log.conf", "dataplane-log.conf", "host-log.conf");
    }

    private static String hash(FluentBitConfiguration.Builder configuration) {
        return hash(daemonSet(configuration));
    }

    private static String hash(DaemonSet daemonSet) {
        return daemonSet
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations()
                .get("cloudtelemetry.io/configuration-sha256");
    }
}

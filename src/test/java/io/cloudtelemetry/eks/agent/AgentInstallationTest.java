package io.cloudtelemetry.eks.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.eks.kubernetes.KubernetesModel;
import io.cloudtelemetry.eks.kubernetes.ObjectsWalk;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cdk8s.App;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent in all its variants. */
class AgentInstallationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static AgentConfiguration.Builder shop() {
        return AgentConfiguration.builder("shop").region("eu-west-1");
    }

    private static AgentInstallation agent(AgentConfiguration.Builder configuration) {
        return AgentInstallation.of(configuration.build());
    }

    static Stream<AgentInstallation> variants() {
        return Stream.of(
                        KubernetesMetrics.standard(),
                        KubernetesMetrics.standard().fullPodNames().withoutServiceTags(),
                        KubernetesMetrics.enhanced(),
                        KubernetesMetrics.enhanced().kueue().jmx().gpuInterval(10),
                        KubernetesMetrics.enhanced().withoutAcceleratedCompute(),
                        KubernetesMetrics.otel())
                .flatMap(metrics -> Stream.of(
                        agent(shop().metrics(metrics)),
                        agent(shop().metrics(metrics).traces(AgentTraces.xrayAndOtlp())),
                        agent(shop().metrics(metrics).traces(AgentTraces.otlp()))))
                .flatMap(linux -> linux.configuration().metrics() instanceof OtelMetrics
                        ? Stream.of(linux)
                        : Stream.of(linux, linux.nodes(NodeSystems.LINUX_AND_WINDOWS)));
    }

    private static List<Map<String, Object>> objects(AgentInstallation agent) {
        return AgentManifests.of(agent).objects();
    }

    private static DaemonSet linux(AgentInstallation agent) {
        return KubernetesModel.only(AgentManifests.of(agent).manifests().get("Manifest"), DaemonSet.class);
    }

    private static JsonNode configurationOf(AgentInstallation agent) throws IOException {
        return JSON.readTree(
                KubernetesModel.only(objects(agent), ConfigMap.class).getData().get("cwagentconfig.json"));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void objectsHoldAgainstEachOther(AgentInstallation agent) {
        ObjectsWalk.over(objects(agent));
    }

    @Test
    void windowsNodesRunAHostProcessWithTheSameConfiguration() throws IOException {
        var agent = agent(shop().metrics(KubernetesMetrics.enhanced())).nodes(NodeSystems.LINUX_AND_WINDOWS);
        var app = new App();
        new AgentChart(app, "windows", agent);
        Snapshots.matches("cloudwatch-agent-enhanced-windows.yaml", app.synthYaml());

        var windows = KubernetesModel.only(AgentManifests.of(agent).manifests().get("Windows"), DaemonSet.class);
        var pod = windows.getSpec().getTemplate().getSpec();
        assertThat(pod.getSecurityContext().getWindowsOptions().getHostProcess())
                .isTrue();
        assertThat(pod.getContainers().get(0).getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .containsExactly("C:\\Program Files\\Amazon\\AmazonCloudWatchAgent\\cwagentconfig");
        assertThat(pod.getContainers().get(0).getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .contains(tuple("RUN_IN_CONTAINER", "True"), tuple("RUN_AS_HOST_PROCESS_CONTAINER", "True"));
        assertThat(windows.getSpec().getTemplate().getMetadata().getAnnotations())
                .isEqualTo(linux(agent).getSpec().getTemplate().getMetadata().getAnnotations())
                .isNotEmpty();
    }

    @Test
    void applicationsReachTheAgentOfTheirOwnNode() throws IOException {
        var agent = agent(shop().metrics(KubernetesMetrics.enhanced().jmx()).traces(AgentTraces.xrayAndOtlp()));

        var service = KubernetesModel.only(objects(agent), Service.class);
        assertThat(service.getSpec().getInternalTrafficPolicy()).isEqualTo("Local");
        assertThat(service.getSpec().getPorts())
                .extracting(ServicePort::getPort, ServicePort::getProtocol)
                .containsExactly(
                        tuple(2000, "UDP"),
                        tuple(2000, "TCP"),
                        tuple(4317, "TCP"),
                        tuple(4318, "TCP"),
                        tuple(4314, "TCP"));
        assertThat(configurationOf(agent).get("traces")).isEqualTo(JSON.readTree("""
                                {"traces_collected": {
                                  "otlp": {"grpc_endpoint": "0.0.0.0:4317", "http_endpoint": "0.0.0.0:4318"},
                                  "xray": {"bind_address": "0.0.0.0:2000", "tcp_proxy": {"bind_address": "0.0.0.0:2000"}}}}"""));
    }

    @Test
    void nothingListensUnlessAsked() throws IOException {
        var agent = agent(shop());

        assertThat(objects(agent)).noneMatch(each -> each.get("kind").equals("Service"));
        assertThat(configurationOf(agent).has("traces")).isFalse();
    }

    @Test
    void otelMetricsAreSentToTheRegionUnderTheNameOfTheCluster() throws IOException {
        var agent = agent(shop().metrics(KubernetesMetrics.otel()).metricsCollectionInterval(30));

        assertThat(configurationOf(agent)).isEqualTo(JSON.readTree("""
                                {"agent": {"region": "eu-west-1"},
                                 "opentelemetry": {"cluster_name": "shop", "collect": {"container_insights":
                                   {"collection_interval": 30, "role": "node"}}}}"""));
        assertThat(linux(agent)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getEnv())
                .extracting(EnvVar::getName)
                .contains("K8S_NODE_NAME", "K8S_CLUSTER_NAME");
        assertThat(objects(agent)).as("nothing is elected").noneMatch(each -> "Role".equals(each.get("kind")));
    }

    @Test
    void agentKnowsItsNodeWhereItScrapesWhatIsOnIt() {
        assertThat(Stream.of(
                                KubernetesMetrics.standard(),
                                KubernetesMetrics.enhanced(),
                                KubernetesMetrics.enhanced().kueue())
                        .map(metrics -> linux(agent(shop().metrics(metrics)))
                                .getSpec()
                                .getTemplate()
                                .getSpec()
                                .getContainers()
                                .get(0)
                                .getEnv()
                                .stream()
                                .anyMatch(variable -> variable.getName().equals("K8S_NODE_NAME"))))
                .containsExactly(false, false, true);
    }

    @Test
    void devicesOfPodsAreReadWhereTheyAreCollected() {
        assertThat(mounts(KubernetesMetrics.enhanced())).contains("/var/lib/kubelet/pod-resources");
        assertThat(mounts(KubernetesMetrics.enhanced().withoutAcceleratedCompute()))
                .doesNotContain("/var/lib/kubelet/pod-resources");
    }

    private static List<String> mounts(KubernetesMetrics metrics) {
        return linux(agent(shop().metrics(metrics)))
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getVolumeMounts()
                .stream()
                .map(VolumeMount::getMountPath)
                .toList();
    }

    @Test
    void serviceAccountTakesTheAnnotationOfARoleAndNothingElseChanges() {
        var plain = AgentManifests.of(agent(shop()));
        var annotations = Map.of("eks.amazonaws.com/role-arn", "arn:aws:iam::123456789012:role/a");
        var annotated = plain.annotateServiceAccount(annotations);

        assertThat(KubernetesModel.only(annotated.objects(), ServiceAccount.class)
                        .getMetadata()
                        .getAnnotations())
                .isEqualTo(annotations);
        assertThat(annotated.manifests().keySet())
                .containsExactlyElementsOf(plain.manifests().keySet());
        assertThat(annotated.objects())
                .filteredOn(object -> !object.get("kind").equals("ServiceAccount"))
                .isEqualTo(plain.objects().stream()
                        .filter(object -> !object.get("kind").equals("ServiceAccount"))
                        .toList());
    }

    @Test
    void podsAreRunAsTheOptionsSay() {
        var agent = agent(shop())
                .pod(PodOptions.defaults()
                        .resources(new PodResources("250m", "300Mi", "1", "1Gi"))
                        .priorityClassName("telemetry")
                        .maxUnavailable("10%")
                        .environment(Map.of("HTTPS_PROXY", "http://proxy:3128"))
                        .imageRepository("123456789012.dkr.ecr.eu-west-1.amazonaws.com/agent")
                        .imagePullSecrets(List.of("registry"))
                        .labels(Map.of("team", "ops")));

        var set = linux(agent);
        var pod = set.getSpec().getTemplate().getSpec();
        var container = pod.getContainers().get(0);
        assertThat(container.getResources().getLimits())
                .isEqualTo(Map.of("cpu", new Quantity("1"), "memory", new Quantity("1Gi")));
        assertThat(container.getResources().getRequests())
                .isEqualTo(Map.of("cpu", new Quantity("250m"), "memory", new Quantity("300Mi")));
        assertThat(pod.getPriorityClassName()).isEqualTo("telemetry");
        assertThat(set.getSpec().getUpdateStrategy().getRollingUpdate().getMaxUnavailable())
                .isEqualTo(new IntOrString("10%"));
        assertThat(container.getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .contains(tuple("HTTPS_PROXY", "http://proxy:3128"));
        assertThat(container.getImage())
                .isEqualTo("123456789012.dkr.ecr.eu-west-1.amazonaws.com/agent:1.300071.0b1720");
        assertThat(pod.getImagePullSecrets())
                .extracting(LocalObjectReference::getName)
                .containsExactly("registry");
        assertThat(set.getSpec().getTemplate().getMetadata().getLabels())
                .as("the label that is selected by stays")
                .isEqualTo(Map.of("team", "ops", "name", "cloudwatch-agent"));
    }

    @Test
    void hashFollowsTracesAndNoToken() {
        var token = "${Token[AWS.Region.7]}";

        assertThat(shop().traces(AgentTraces.otlp()).build().sha256())
                .isNotEqualTo(shop().build().sha256());
        assertThat(shop().metrics(KubernetesMetrics.otel())
                        .region(token)
                        .build()
                        .sha256())
                .isEqualTo(shop().metrics(KubernetesMetrics.otel()).build().sha256());
    }

    @Test
    void refusesWhatCannotBe() {
        refused(
                () -> agent(shop().release(AgentRelease.WALKTHROUGH_2020))
                        .pod(PodOptions.defaults().priorityClassName("high")),
                "release walkthrough-2020 must be left as it was, without pod options and Windows; use the release current");
        refused(
                () -> agent(shop().metrics(KubernetesMetrics.otel())).nodes(NodeSystems.LINUX_AND_WINDOWS),
                "metrics must be standard or enhanced with Windows nodes, got otel, which they do not send");
        refused(
                () -> agent(shop()).pod(PodOptions.defaults().environment(Map.of("K8S_NAMESPACE", "x"))),
                "environment must leave the agent's own [CI_VERSION, HOST_IP, HOST_NAME, K8S_CLUSTER_NAME, K8S_NAMESPACE, K8S_NODE_NAME, RUN_AS_HOST_PROCESS_CONTAINER, RUN_IN_CONTAINER] as they are, got \"K8S_NAMESPACE\"");
        refused(
                () -> agent(shop()).pod(PodOptions.defaults().labels(Map.of("name", "mine"))),
                "labels must leave the agent's own [name] as they are, got \"name\"");
        refused(
                () -> shop().release(AgentRelease.WALKTHROUGH_2020)
                        .traces(AgentTraces.xray())
                        .build(),
                "traces must be left out with the agent release walkthrough-2020 (1.247346.0), got [XRAY]: the agent knows traces.traces_collected.xray.bind_address from 1.300025.0 on, so use the release current");
        refused(
                () -> AgentConfiguration.builder("shop")
                        .metrics(KubernetesMetrics.otel())
                        .build(),
                "region must be given with otel metrics, got none; they are sent to it");
        refused(() -> new AgentTraces(Set.of()), "traces must be taken by XRAY or OTLP, got none; leave traces out");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}

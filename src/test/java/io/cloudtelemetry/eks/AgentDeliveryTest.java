package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.AgentTraces;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.logs.RetentionDays;

/** The add-on and GitOps, and what every way of delivery has in common. */
class AgentDeliveryTest {
    private static final String ADDON = "AWS::EKS::Addon";
    private static final String MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource";
    private static final String PROVIDER =
            "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD";

    private App app;
    private Stack stack;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = stack("Stack", "eu-west-1");
    }

    private Stack stack(String id, String region) {
        return new Stack(
                app,
                id,
                StackProps.builder()
                        .env(Environment.builder()
                                .account("123456789012")
                                .region(region)
                                .build())
                        .build());
    }

    private ContainerInsights.Builder insights(AgentDelivery delivery) {
        return ContainerInsights.Builder.create(stack, "Insights")
                .cluster(ClusterTarget.existing("shop"))
                .credentials(AgentCredentials.nodeRoles("workers"))
                .delivery(delivery);
    }

    private static JsonNode values(Template template) throws IOException {
        var addon = template.findResources(ADDON).values().stream()
                .map(each -> (Map<?, ?>) each.get("Properties"))
                .filter(each -> "amazon-cloudwatch-observability".equals(each.get("AddonName")))
                .findFirst()
                .orElseThrow();
        return new ObjectMapper().readTree(TemplateText.of(addon.get("ConfigurationValues")));
    }

    @Test
    void addonCollectsWhatIsChosenAndChangesNoWorkload() throws IOException {
        insights(AgentDelivery.addon()).metricsCollectionInterval(30).build();

        var template = Template.fromStack(stack);
        template.resourceCountIs(MANIFEST, 0);
        template.hasResourceProperties(ADDON, Map.of("ClusterName", "shop", "ResolveConflicts", "NONE"));
        assertThat(values(template)).isEqualTo(new ObjectMapper().readTree("""
                                {"agent": {"config": {"logs": {"metrics_collected": {"kubernetes":
                                  {"enhanced_container_insights": false, "metrics_collection_interval": 30}}}}},
                                 "applicationSignals": {"enabled": false},
                                 "containerLogs": {"enabled": false},
                                 "manager": {"applicationSignals": {"autoMonitor": {"monitorAllServices": false}}}}"""));
    }

    @Test
    void addonHasTypedOptionsAndFreeOnesMergedIn() throws IOException {
        insights(AgentDelivery.addon(AddonOptions.builder()
                        .version("v6.2.0-eksbuild.1")
                        .onConflict(AddonConflict.OVERWRITE)
                        .applicationSignals(ApplicationSignals.AUTO_MONITOR)
                        .resources(PodResources.of("300m", "600Mi"))
                        .configuration("agent:\n  priorityClassName: system-cluster-critical\ntolerations: []\n")
                        .build()))
                .metrics(KubernetesMetrics.enhanced().withoutAcceleratedCompute())
                .traces(AgentTraces.otlp())
                .build();

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                ADDON, Map.of("AddonVersion", "v6.2.0-eksbuild.1", "ResolveConflicts", "OVERWRITE"));
        var values = values(template);
        assertThat(values.at("/agent/config/logs/metrics_collected/kubernetes/enhanced_container_insights")
                        .isBoolean())
                .isTrue();
        assertThat(values.at("/agent/config/logs/metrics_collected/kubernetes/accelerated_compute_metrics")
                        .asBoolean(true))
                .isFalse();
        assertThat(values.at("/agent/config/logs/metrics_collected").fieldNames())
                .toIterable()
                .containsExactly("application_signals", "kubernetes");
        assertThat(values.at("/agent/config/traces/traces_collected").fieldNames())
                .toIterable()
                .containsExactly("application_signals", "otlp");
        assertThat(values.at("/manager/applicationSignals/autoMonitor/monitorAllServices")
                        .asBoolean())
                .isTrue();
        assertThat(values.at("/agent/resources/limits/memory").asText()).isEqualTo("600Mi");
        assertThat(values.at("/agent/priorityClassName").asText()).isEqualTo("system-cluster-critical");
        assertThat(values.get("tolerations")).isEmpty();
    }

    @Test
    void addonOfOtelMetricsHasNoOthers() throws IOException {
        insights(AgentDelivery.addon()).metrics(KubernetesMetrics.otel()).build();

        var template = Template.fromStack(stack);
        var values = values(template);
        assertThat(values.at("/otelContainerInsights/enabled").asBoolean()).isTrue();
        assertThat(values.at("/otelContainerInsights/logs/enabled").asBoolean(true))
                .isFalse();
        assertThat(values.at("/otelContainerInsights/metricResolution").asText())
                .isEqualTo("60s");
        assertThat(values.at("/containerInsights/enabled").asBoolean(true)).isFalse();
        assertThat(values.has("agent")).isFalse();
        template.resourceCountIs("AWS::CloudWatch::Alarm", 6);
        template.resourceCountIs("Custom::ExistingResourceCall", 0);
        Annotations.fromStack(stack).hasNoWarning("*", Match.stringLikeRegexp("otelHasNoAlarms"));
        Annotations.fromStack(stack).hasNoWarning("*", Match.stringLikeRegexp("otelOfTheKubeletOnly"));
    }

    @Test
    void addonGetsItsRoleByPodIdentityInOneResource() {
        insights(AgentDelivery.addon())
                .credentials(AgentCredentials.podIdentity(PodIdentityAgent.INSTALL))
                .build();

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                ADDON,
                Map.of(
                        "AddonName",
                        "amazon-cloudwatch-observability",
                        "PodIdentityAssociations",
                        List.of(Map.of("ServiceAccount", "cloudwatch-agent", "RoleArn", Match.anyValue()))));
        template.hasResourceProperties(ADDON, Map.of("AddonName", "eks-pod-identity-agent"));
        template.resourceCountIs("AWS::EKS::PodIdentityAssociation", 0);
        template.hasResource(
                ADDON,
                Map.of(
                        "Properties",
                        Match.objectLike(Map.of("AddonName", "amazon-cloudwatch-observability")),
                        "DependsOn",
                        Match.arrayWith(List.of(Match.stringLikeRegexp("PodIdentityAgent.*")))));
    }

    @Test
    void addonGetsItsRoleByIrsa() {
        insights(AgentDelivery.addon())
                .credentials(AgentCredentials.irsa(PROVIDER))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(ADDON, Map.of("ServiceAccountRoleArn", Match.objectLike(Map.of())));
    }

    @Test
    void addonFollowsItsPermissionAndItsGroups() {
        insights(AgentDelivery.addon()).build();

        assertThat(Template.fromStack(stack).findResources(ADDON).toString())
                .contains("InsightsPerformanceLogs", "InsightsNodeRoleworkers");
    }

    @Test
    void addonSendsContainerLogsToGroupsThatExpire() throws IOException {
        insights(AgentDelivery.addon(AddonOptions.builder()
                        .containerLogs(LogGroupSettings.expireAfter(RetentionDays.TWO_WEEKS)
                                .infrequentAccess())
                        .build()))
                .credentials(AgentCredentials.irsa(PROVIDER).minimal())
                .build();

        var template = Template.fromStack(stack);
        assertThat(values(template).at("/containerLogs/enabled").asBoolean()).isTrue();
        assertThat(TemplateText.requests(template, "Create"))
                .filteredOn(request -> request.contains("\"retentionInDays\":14"))
                .hasSize(3);
        assertThat(template.findResources("AWS::IAM::Role").toString())
                .contains("shop/application:*", "shop/dataplane:*", "shop/host:*", "shop/performance:*");
    }

    @Test
    void exportersOfDevicesComeWithTheAddonOnly() {
        var gpu = AlarmSet.of(AlarmSpec.builder("gpu")
                .series(Series.of(MetricCatalogue.of("ContainerInsights").metric("node_gpu_utilization")))
                .threshold(Threshold.above(95))
                .severity(Severity.INFO)
                .build());

        assertThatThrownBy(() -> insights(AgentDelivery.gitops())
                        .metrics(KubernetesMetrics.enhanced())
                        .alarms(gpu)
                        .build())
                .hasMessageContaining("deliver the agent by the add-on");
        insights(AgentDelivery.addon())
                .metrics(KubernetesMetrics.enhanced())
                .alarms(gpu)
                .build();
        Template.fromStack(stack).resourceCountIs("AWS::CloudWatch::Alarm", 1);
    }

    @Test
    void gitopsDefinesEverythingButTheAgent() {
        insights(AgentDelivery.gitops()).build();

        var template = Template.fromStack(stack);
        template.resourceCountIs(MANIFEST, 0);
        template.resourceCountIs(ADDON, 0);
        template.resourceCountIs("AWS::IAM::RolePolicy", 1);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 7);
        assertThat(TemplateText.requests(template, "Create"))
                .anyMatch(request -> request.contains("/aws/containerinsights/shop/performance"));
    }

    @Test
    void gitopsRefusesWhatManifestsRefuse() {
        var windows = AgentDelivery.gitops().nodes(NodeSystems.LINUX_AND_WINDOWS);

        assertThatThrownBy(() ->
                        insights(windows).metrics(KubernetesMetrics.otel()).build())
                .hasMessage(
                        "metrics must be standard or enhanced with Windows nodes, got otel, which they do not send");
        assertThatThrownBy(() ->
                        insights(windows.release(AgentRelease.WALKTHROUGH_2020)).build())
                .hasMessageStartingWith("release walkthrough-2020 must be left as it was");
    }

    @Test
    void performanceGroupStandsBeforeTheAgentWithRetentionAndClass() {
        insights(AgentDelivery.manifests())
                .cluster(ClusterTarget.existing("shop", KubectlAccess.accessEntry()))
                .performanceLogs(LogGroupSettings.expireAfter(RetentionDays.THREE_DAYS))
                .build();

        var template = Template.fromStack(stack);
        assertThat(TemplateText.requests(template, "Create"))
                .anyMatch(request -> request.contains("putRetentionPolicy")
                        && request.contains("\"logGroupName\":\"/aws/containerinsights/shop/performance\"")
                        && request.contains("\"retentionInDays\":3"));
        assertThat(Clusters.dependencies(template, "DaemonSet")).anyMatch(id -> id.contains("PerformanceLogs"));
        assertThatThrownBy(() -> insights(AgentDelivery.gitops())
                        .performanceLogs(LogGroupSettings.expireAfter(RetentionDays.ONE_DAY)
                                .infrequentAccess())
                        .build())
                .hasMessage("performanceLogs must be of the class STANDARD, got INFREQUENT_ACCESS, which has no metrics"
                        + " embedded in events; leave infrequentAccess out");
    }

    @Test
    void refusesAGroupThatIsNotWritten() {
        assertThatThrownBy(() -> insights(AgentDelivery.addon())
                        .metrics(KubernetesMetrics.otel())
                        .performanceLogs(LogGroupSettings.expireAfter(RetentionDays.ONE_DAY))
                        .build())
                .hasMessage("performanceLogs must be left out with otel metrics, which write none");
    }

    @Test
    void otelByManifestsSaysWhatItLacks() {
        insights(AgentDelivery.manifests())
                .cluster(ClusterTarget.existing("shop", KubectlAccess.accessEntry()))
                .metrics(KubernetesMetrics.otel())
                .build();

        Annotations.fromStack(stack)
                .hasWarning("*", Match.stringLikeRegexp("kubelet and cAdvisor.*otelOfTheKubeletOnly"));
        assertThat(Clusters.objects(Template.fromStack(stack)))
                .anyMatch(each -> each.contains("container_insights") && each.contains("eu-west-1"));
    }

    @Test
    void refusesTwoDeliveriesToOneClusterAndNamesBoth() {
        insights(AgentDelivery.addon()).build();

        var second = ContainerInsights.Builder.create(stack, "Second")
                .cluster(ClusterTarget.existing("shop", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("workers"))
                .alarms(AlarmSet.of());
        assertThatThrownBy(second::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cluster must get the agent by one delivery, got addon at Stack/Insights and manifests at"
                        + " Stack/Second; everything would be published twice");
        assertThat(stack.getNode().tryFindChild("Second")).isNull();
    }

    @Test
    void severalClustersAndRegionsOfOneNameAreNoSecondDelivery() {
        var other = stack("Other", "eu-central-1");
        insights(AgentDelivery.addon()).build();
        ContainerInsights.Builder.create(stack, "Blog")
                .cluster(ClusterTarget.existing("blog"))
                .credentials(AgentCredentials.nodeRoles("workers"))
                .delivery(AgentDelivery.addon())
                .build();
        ContainerInsights.Builder.create(other, "Insights")
                .cluster(ClusterTarget.existing("shop"))
                .credentials(AgentCredentials.nodeRoles("workers"))
                .delivery(AgentDelivery.addon())
                .build();

        Template.fromStack(stack).resourceCountIs(ADDON, 2);
        Template.fromStack(other).resourceCountIs(ADDON, 1);
    }
}

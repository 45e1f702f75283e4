package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class EksAlarmsTest {
    private static final List<String> STANDARD = List.of(
            "node-memory",
            "node-cpu",
            "node-filesystem",
            "pod-cpu-limit",
            "pod-memory-limit",
            "failed-nodes",
            "agent-silent");

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack(new App(), "One");
    }

    private ContainerInsights.Builder insights() {
        return ContainerInsights.Builder.create(stack, "Insights")
                .cluster(ClusterTarget.existing("prod", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("NODE"));
    }

    private static List<String> names(AlarmSet alarms) {
        return alarms.specs().stream().map(AlarmSpec::name).toList();
    }

    @Test
    void thoseOfTheEnhancedMetricsAreOnWhereThoseAreCollected() {
        assertThat(names(EksAlarms.recommended())).containsExactlyElementsOf(STANDARD);
        assertThat(names(EksAlarms.recommended(KubernetesMetrics.enhanced())))
                .startsWith(STANDARD.toArray(String[]::new))
                .endsWith(
                        "node-not-ready",
                        "pod-restarts",
                        "pods-pending",
                        "replicas-unavailable",
                        "node-cpu-reserved",
                        "node-memory-reserved",
                        "api-server-errors",
                        "etcd-duration",
                        "api-server-client-duration");
    }

    @Test
    void aClusterHasTheAlarmsThatFitItsMetrics() {
        var insights = insights().metrics(KubernetesMetrics.enhanced()).build();

        var recommended = EksAlarms.recommended(KubernetesMetrics.enhanced()).specs();
        assertThat(insights.alarms()).hasSameSizeAs(recommended);
        var template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CloudWatch::Alarm", recommended.size());
        template.allResourcesProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "Namespace",
                        "ContainerInsights",
                        "Period",
                        60,
                        "Dimensions",
                        List.of(Map.of("Name", "ClusterName", "Value", "prod"))));
    }

    @Test
    void aCrashLoopIsSeenInThreeOfSixtyFiveMinutes() {
        insights().metrics(KubernetesMetrics.enhanced()).build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of(
                                "AlarmName", "prod-pod-restarts-warning",
                                "MetricName", "pod_number_of_container_restarts",
                                "Statistic", "Sum",
                                "Threshold", 1,
                                "ComparisonOperator", "GreaterThanOrEqualToThreshold",
                                "DatapointsToAlarm", 3,
                                "EvaluationPeriods", 65,
                                "TreatMissingData", "notBreaching"));
    }

    @Test
    void silenceOfTheAgentGoesOffAndIsDefinedAfterIt() {
        insights().build();
        var template = Template.fromStack(stack);

        template.hasResource(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "Properties",
                                Match.objectLike(Map.of(
                                        "AlarmName", "prod-agent-silent-critical",
                                        "MetricName", "cluster_node_count",
                                        "Threshold", 1,
                                        "ComparisonOperator", "LessThanThreshold",
                                        "DatapointsToAlarm", 15,
                                        "EvaluationPeriods", 15,
                                        "TreatMissingData", "breaching")),
                        "DependsOn", List.of(Match.stringLikeRegexp("InsightsAgentManifest.*"))));
        assertThat(template.findResources("AWS::CloudWatch::Alarm").values())
                .filteredOn(alarm -> alarm.containsKey("DependsOn"))
                .hasSize(1);
    }

    @Test
    void servicesAreNamedBesideOrInsteadOfTheWholeCluster() {
        insights()
                .alarms(EksAlarms.recommended()
                        .without(EksAlarms.POD_CPU_LIMIT)
                        .without(EksAlarms.POD_MEMORY_LIMIT)
                        .with(EksAlarms.forServices("shop", "checkout", "cart")))
                .build();

        var template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 5 + 4);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "AlarmName",
                        "prod-pod-cpu-limit-shop-checkout-warning",
                        "Dimensions",
                        List.of(
                                Map.of("Name", "ClusterName", "Value", "prod"),
                                Map.of("Name", "Namespace", "Value", "shop"),
                                Map.of("Name", "Service", "Value", "checkout"))));
    }

    @Test
    void namespacesHaveAlarmsOfTheirOwnBesideThoseOfTheCluster() {
        insights()
                .alarms(EksAlarms.recommended().with(EksAlarms.forNamespaces("shop", "orders")))
                .build();

        var template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 7 + 4);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "AlarmName",
                        "prod-namespace-memory-orders-warning",
                        "MetricName",
                        "pod_memory_utilization",
                        "Statistic",
                        "Average",
                        "Threshold",
                        75,
                        "DatapointsToAlarm",
                        3,
                        "EvaluationPeriods",
                        4,
                        "Dimensions",
                        List.of(
                                Map.of("Name", "ClusterName", "Value", "prod"),
                                Map.of("Name", "Namespace", "Value", "orders"))));
    }

    @Test
    void descriptionsNameTheRunbookIfItsPageIsKnown() {
        insights()
                .alarms(EksAlarms.recommended().withRunbooks("https://example.com/alarms.md"))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of(
                                "AlarmName",
                                "prod-failed-nodes-critical",
                                "AlarmDescription",
                                Match.stringLikeRegexp(
                                        "find the node .* Runbook: https://example.com/alarms.md#eks-failed-nodes$")));
    }

    @Test
    void refusesNoServices() {
        assertThatThrownBy(() -> EksAlarms.forServices("shop"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("services must name at least one service of the namespace shop, got none");
    }
}

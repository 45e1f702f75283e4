package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
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

class ContainerInsightsTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack();
    }

    private ContainerInsights.Builder insights() {
        return ContainerInsights.Builder.create(stack, "Insights")
                .cluster(ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("worker"));
    }

    @Test
    void namespaceIsAManifestOfItsOwnThatIsKeptAndComesFirst() {
        insights().build();

        var template = Template.fromStack(stack);
        var manifests = template.findResources("Custom::AWSCDK-EKS-KubernetesResource");
        assertThat(manifests).hasSize(3);
        template.hasResource(
                "Custom::AWSCDK-EKS-KubernetesResource",
                Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "Properties",
                        Match.objectLike(Map.of(
                                "Manifest", Match.stringLikeRegexp("^\\[\\{[^\\[]*\"Namespace\"[^\\[]*\\}\\]$")))));
        template.hasResource(
                "Custom::AWSCDK-EKS-KubernetesResource",
                Map.of(
                        "DeletionPolicy",
                        "Delete",
                        "Properties",
                        Match.objectLike(Map.of("Manifest", Match.stringLikeRegexp("\"DaemonSet\"")))));
        assertThat(Clusters.dependencies(template, "DaemonSet")).anyMatch(id -> id.startsWith("InsightsNamespace"));
    }

    @Test
    void alarmsOnTheMemoryOfTheNodesAsAwsRecommends() {
        insights().build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        ALARM,
                        Map.ofEntries(
                                Map.entry("AlarmName", "my-cluster-node-memory-warning"),
                                Map.entry("Namespace", "ContainerInsights"),
                                Map.entry("MetricName", "node_memory_utilization"),
                                Map.entry("Dimensions", List.of(Map.of("Name", "ClusterName", "Value", "my-cluster"))),
                                Map.entry("Statistic", "Maximum"),
                                Map.entry("Period", 60),
                                Map.entry("ComparisonOperator", "GreaterThanThreshold"),
                                Map.entry("Threshold", 80),
                                Map.entry("EvaluationPeriods", 5),
                                Map.entry("DatapointsToAlarm", 5)));
    }

    @Test
    void alarmAndAgentSpeakOfTheClusterByTheSameToken() {
        var cluster = Clusters.v2(stack);
        insights().cluster(ClusterTarget.of(cluster)).build();

        var template = Template.fromStack(stack);
        var name = stack.resolve(cluster.getClusterName());
        template.hasResourceProperties(
                ALARM, Map.of("Dimensions", List.of(Map.of("Name", "ClusterName", "Value", name))));
        template.resourcePropertiesCountIs("Custom::AWSCDK-EKS-KubernetesResource", Map.of("ClusterName", name), 3);
        var reference = "${" + ((Map<?, ?>) name).get("Ref") + "}";
        assertThat(Clusters.objects(template))
                .anyMatch(each -> each.contains("\\\"cluster_name\\\": \\\"" + reference + "\\\""));
    }

    @Test
    void shorterWindowOfARecommendedAlarmMeansAllOfIt() {
        insights()
                .alarms(EksAlarms.recommended().change(EksAlarms.NODE_MEMORY, alarm -> alarm.evaluationPeriods(3)))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        ALARM,
                        Map.of(
                                "MetricName",
                                "node_memory_utilization",
                                "EvaluationPeriods",
                                3,
                                "DatapointsToAlarm",
                                3));
    }

    @Test
    void periodFollowsTheIntervalOfTheAgent() {
        insights().metricsCollectionInterval(61).build();

        Template.fromStack(stack).hasResourceProperties(ALARM, Map.of("Period", 120));
    }

    @Test
    void refusesAPeriodBelowTheIntervalBeforeAnythingIsAttached() {
        var tooShort = insights()
                .metricsCollectionInterval(300)
                .alarms(EksAlarms.recommended().change(EksAlarms.NODE_MEMORY, alarm -> alarm.period(60)));

        assertThatThrownBy(tooShort::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node-memory.period must be at least the collection interval of 300 seconds,"
                        + " or periods have no data; use 300 or more, got 60");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesAMetricOfAnotherServiceBeforeAnythingIsAttached() {
        var foreign = AlarmSpec.builder("foreign")
                .series(Series.of(MetricCatalogue.of("AWS/ApiGateway").metric("Latency")))
                .threshold(Threshold.above(1))
                .severity(Severity.INFO)
                .build();

        assertThatThrownBy(() -> insights().alarms(AlarmSet.of(foreign)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got [ClusterName]");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    private static MetricDefinition metric(String name) {
        return MetricCatalogue.of("ContainerInsights").metric(name);
    }

    private static AlarmSet nodeNotReady() {
        return AlarmSet.of(AlarmSpec.builder("node-not-ready")
                .series(Series.of(metric("node_status_condition_ready")))
                .threshold(Threshold.below(1))
                .severity(Severity.CRITICAL)
                .build());
    }

    @Test
    void refusesAMetricThatTheAgentDoesNotCollectBeforeAnythingIsAttached() {
        assertThatThrownBy(() -> insights().alarms(nodeNotReady()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node-not-ready.series ContainerInsights node_status_condition_ready is published only with"
                        + " enhanced metrics; choose them with metrics: enhanced, or leave it out");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void enhancedMetricsCanHaveAlarms() {
        insights().metrics(KubernetesMetrics.enhanced()).alarms(nodeNotReady()).build();

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                ALARM, Map.of("MetricName", "node_status_condition_ready", "Statistic", "Minimum"));
        assertThat(Clusters.objects(template))
                .anyMatch(each -> each.contains("\\\"enhanced_container_insights\\\": true"));
    }

    @Test
    void refusesMetricsThatTheReleaseLacksBeforeAnythingIsAttached() {
        assertThatThrownBy(() -> insights()
                        .metrics(KubernetesMetrics.enhanced())
                        .delivery(AgentDelivery.manifests().release(AgentRelease.WALKTHROUGH_2020))
                        .build())
                .hasMessageStartingWith(
                        "metrics must be standard with the agent release walkthrough-2020 (1.247346.0), got enhanced");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesAnIntervalBelowThatOfTheWalkThrough() {
        assertThatThrownBy(() -> insights().metricsCollectionInterval(14).build())
                .hasMessage("metricsCollectionInterval must be from 15 to 172800 seconds, got 14");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void ownAlarmBelowTheCluster() {
        insights()
                .alarms(AlarmSet.of(AlarmSpec.builder("checkout-cpu")
                        .series(Series.of(
                                metric("pod_cpu_utilization_over_pod_limit"),
                                Map.of("Namespace", "shop", "Service", "checkout")))
                        .threshold(Threshold.above(90))
                        .severity(Severity.WARNING)
                        .build()))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        ALARM,
                        Map.of(
                                "AlarmName",
                                "my-cluster-checkout-cpu-warning",
                                "Dimensions",
                                List.of(
                                        Map.of("Name", "ClusterName", "Value", "my-cluster"),
                                        Map.of("Name", "Namespace", "Value", "shop"),
                                        Map.of("Name", "Service", "Value", "checkout"))));
    }

    @Test
    void warnsOfTheReleaseThatSeesNoPods() {
        insights()
                .delivery(AgentDelivery.manifests().release(AgentRelease.WALKTHROUGH_2020))
                .build();

        Annotations.fromStack(stack)
                .hasWarning(
                        "/Default/Insights",
                        Match.stringLikeRegexp(
                                "walkthrough-2020 sees no pods on containerd.*@cloudtelemetry/eks:agentSeesNoPods"));
    }

    @Test
    void currentReleaseGivesNoSuchWarning() {
        insights().build();

        Annotations.fromStack(stack).hasNoWarning("*", Match.stringLikeRegexp("agentSeesNoPods"));
    }

    @Test
    void sectionShowsWhatTheWalkThroughLooksAt() {
        var section = insights().build().section();

        assertThat(section.title()).isEqualTo("Cluster my-cluster");
        assertThat(section.widgets())
                .extracting(widget -> widget.properties().get("title"))
                .containsExactly(
                        "CPU of the nodes",
                        "Memory of the nodes",
                        "Disk of the nodes",
                        "Network of the nodes",
                        "Failed nodes",
                        "Nodes",
                        "Nodes by memory",
                        "Pods by memory");
        assertThat(section.widgets()).extracting(DashboardWidget::properties).satisfies(properties -> {
            assertThat(properties.get(1).get("annotations"))
                    .isEqualTo(Map.of(
                            "horizontal",
                            List.of(Map.of("color", "#d13212", "label", "alarm above 80", "value", 80.0))));
            assertThat(properties.get(3)).doesNotContainKey("annotations");
        });
    }

    @Test
    void sectionFollowsTheMetrics() {
        var enhanced = insights().metrics(KubernetesMetrics.enhanced()).build().section();
        assertThat(enhanced.widgets())
                .extracting(widget -> widget.properties().get("title"))
                .contains(
                        "CPU of the nodes",
                        "Pods that wait or failed",
                        "Restarts of containers",
                        "Pods missing of a workload",
                        "API server");
        var otel = ContainerInsights.Builder.create(new Stack(), "Insights")
                .cluster(ClusterTarget.existing("my-cluster"))
                .delivery(AgentDelivery.addon())
                .credentials(AgentCredentials.nodeRoles("worker"))
                .metrics(KubernetesMetrics.otel())
                .build()
                .section();
        assertThat(otel.widgets())
                .singleElement()
                .satisfies(widget -> assertThat(widget.type()).isEqualTo("text"));
    }

    @Test
    void refusesTopicsOfAnotherRegionBeforeAnythingIsAttached() {
        var app = new App();
        var seoul = new Stack(
                app,
                "Seoul",
                StackProps.builder()
                        .env(Environment.builder().region("ap-northeast-2").build())
                        .build());
        AlarmRouting elsewhere = (scope, severity, state) -> {
            throw new IllegalArgumentException("topics must be in the region of the alarms");
        };

        assertThatThrownBy(() -> ContainerInsights.Builder.create(seoul, "Insights")
                        .cluster(ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()))
                        .credentials(AgentCredentials.nodeRoles("worker"))
                        .routing(elsewhere)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(seoul.getNode().getChildren()).isEmpty();
    }
}

package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.alarms.PromQlAlarm;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class EksPromQlAlarmsTest {
    private static final AlarmRouting TOPIC =
            (scope, severity, state) -> List.of("arn:aws:sns:eu-west-1:123456789012:" + severity);

    /** What the agent's integration tests and kubelet receiver have, as far as it is used here. */
    private static final List<String> METRICS = List.of(
            "k8s.node.memory.working_set",
            "k8s.node.memory.available",
            "k8s.node.filesystem.available",
            "k8s.node.filesystem.capacity",
            "k8s.pod.cpu_limit_utilization",
            "k8s.pod.memory_limit_utilization");

    private static final Pattern METRIC = Pattern.compile("\"__name__\"=\"([^\"]+)\"");

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack();
    }

    private ContainerInsights.Builder otel(AgentDelivery delivery) {
        return ContainerInsights.Builder.create(stack, "Insights")
                .cluster(ClusterTarget.existing("shop", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("workers"))
                .delivery(delivery)
                .metrics(KubernetesMetrics.otel())
                .routing(TOPIC);
    }

    @Test
    void alarmsOnOtelMetricsAreQueriesWithTheTimesOfAws() {
        otel(AgentDelivery.addon()).build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of(
                                "AlarmName", "shop-node-memory-warning",
                                "AlarmActions", List.of("arn:aws:sns:eu-west-1:123456789012:warning"),
                                "EvaluationInterval", 60,
                                "EvaluationCriteria",
                                        Map.of(
                                                "PromQLCriteria",
                                                Map.of(
                                                        "Query",
                                                        "100 * max by (\"@resource.k8s.node.name\") ({\"__name__\"=\"k8s.node.memory.working_set\",\"@resource.k8s.cluster.name\"=\"shop\"}) / (max by (\"@resource.k8s.node.name\") ({\"__name__\"=\"k8s.node.memory.working_set\",\"@resource.k8s.cluster.name\"=\"shop\"}) + max by (\"@resource.k8s.node.name\") ({\"__name__\"=\"k8s.node.memory.available\",\"@resource.k8s.cluster.name\"=\"shop\"})) > 80",
                                                        "PendingPeriod",
                                                        300,
                                                        "RecoveryPeriod",
                                                        300)),
                                "MetricName", Match.absent(),
                                "Threshold", Match.absent()));
    }

    @Test
    void whatNeedsTheNodeExporterComesWithTheAddonOnly() {
        assertThat(otel(AgentDelivery.manifests()).build().alarms())
                .extracting(NamedAlarm::name)
                .containsExactly(
                        "shop-node-memory-warning",
                        "shop-node-filesystem-warning",
                        "shop-pod-cpu-limit-warning",
                        "shop-pod-memory-limit-warning",
                        "shop-agent-silent-critical");
        assertThat(EksPromQlAlarms.recommended(AgentDelivery.addon()))
                .extracting(PromQlAlarm::name)
                .contains("node-cpu");
    }

    @Test
    void queriesAreOfTheClusterAndOfMetricsThatThereAre() {
        assertThat(EksPromQlAlarms.recommended(AgentDelivery.addon())).allSatisfy(alarm -> {
            assertThat(METRIC.matcher(alarm.query()).results().map(each -> each.group(1)))
                    .isSubsetOf(METRICS);
            assertThat(alarm.query().split("@resource.k8s.cluster.name", -1))
                    .as("each selector names the cluster")
                    .hasSameSizeAs(alarm.query().split("\\{", -1));
            assertThat(alarm.query()).matches(".* > 80|absent\\(.*\\)");
            assertThat(alarm.query().chars().filter(each -> each == '(').count())
                    .isEqualTo(alarm.query().chars().filter(each -> each == ')').count());
        });
    }

    @Test
    void ownAlarmsTakeThePlaceOfTheRecommended() {
        var own = new PromQlAlarm(
                "no-ready-node",
                "absent(kube_node_info{\"@resource.k8s.cluster.name\"=\"" + PromQlAlarm.SUBJECT + "\"})",
                Severity.CRITICAL,
                "No node is known.",
                120);

        assertThat(otel(AgentDelivery.addon())
                        .promQlAlarms(List.of(own))
                        .build()
                        .alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.name()).isEqualTo("shop-no-ready-node-critical"));
    }

    @Test
    void warnsOfOtelMetricsWithoutAnyAlarm() {
        otel(AgentDelivery.addon()).promQlAlarms(List.of()).build();

        Annotations.fromStack(stack).hasWarning("*", Match.stringLikeRegexp("otelHasNoAlarms"));
    }

    @Test
    void refusesThemOnOtherMetricsAndWhatCloudWatchRefuses() {
        var alarm = EksPromQlAlarms.recommended(AgentDelivery.addon()).get(0);

        assertThatThrownBy(() -> otel(AgentDelivery.addon())
                        .metrics(KubernetesMetrics.standard())
                        .promQlAlarms(List.of(alarm))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("promQlAlarms must be left out with standard metrics, got 1: they are on otel metrics");
        assertThat(stack.getNode().tryFindChild("Insights")).isNull();
        assertThatThrownBy(() -> new PromQlAlarm("Node", "up", Severity.INFO, "", 0))
                .hasMessage("name must be lower-case words joined by hyphens, such as node-memory, got \"Node\"");
        assertThatThrownBy(() -> new PromQlAlarm("node", " ", Severity.INFO, "", 0))
                .hasMessage("query must be 1 to 10000 characters of PromQL, got 0");
        assertThatThrownBy(() -> new PromQlAlarm("node", "up", Severity.INFO, "", 86_401))
                .hasMessage("pendingPeriod must be from 0 to 86400 seconds, got 86401");
    }
}

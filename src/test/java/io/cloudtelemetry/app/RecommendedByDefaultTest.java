package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.Notification;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.CfnOutput;

/** What the configuration file makes of the recommended alarms. */
class RecommendedByDefaultTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path outdir;

    private List<DefinedAlarm> alarms(String... replacements) {
        return TelemetryApp.define(CdkJson.app(outdir), CdkJson.walkThrough(folder, replacements), null)
                .alarms();
    }

    @Test
    void enhancedMetricsBringTheirAlarms() {
        assertThat(alarms("metrics: standard", "metrics: enhanced"))
                .extracting(alarm -> alarm.spec().name())
                .containsAll(EksAlarms.recommended(KubernetesMetrics.enhanced()).specs().stream()
                        .map(AlarmSpec::name)
                        .toList())
                .contains(EksAlarms.NODE_NOT_READY);
    }

    @Test
    void anAlarmOfAnApiIsSwitchedOnByItsThreshold() {
        assertThat(alarms("      tracing: true", "      alarms: {traffic-gone: {threshold: 10}}\n      tracing: true"))
                .extracting(DefinedAlarm::name)
                .contains("NRSON-API-SERVICE-api-traffic-gone-critical");
    }

    @Test
    void descriptionsLinkToTheRunbooks() {
        assertThat(alarms("region: ap-northeast-2", "region: ap-northeast-2\nrunbooks: https://example.com/alarms.md"))
                .extracting(alarm -> alarm.resource().getAlarmDescription())
                .allMatch(description ->
                        description.matches(".* Runbook: https://example.com/alarms.md#(eks|rest)-[a-z0-9-]+"));
    }

    @Test
    void apisThatShareTheirSeriesShareTheirAlarms() {
        var second = "    - {id: b1b2c3d4e5, name: NRSON-API-SERVICE, stage: api}\n\ndashboards:\n";

        assertThat(alarms("dashboards:\n", second))
                .extracting(DefinedAlarm::name)
                .containsExactlyElementsOf(
                        alarms().stream().map(DefinedAlarm::name).toList());
    }

    @Test
    void servicesReplaceTheRowsOverTheWholeCluster() {
        assertThat(alarms(
                        "metrics: standard", "metrics: standard\n    services: [{namespace: shop, names: [checkout]}]"))
                .extracting(DefinedAlarm::name)
                .contains(
                        "NRSON-EKS-CLUSTER-pod-cpu-limit-shop-checkout-warning",
                        "NRSON-EKS-CLUSTER-pod-memory-limit-shop-checkout-warning")
                .doesNotContain(
                        "NRSON-EKS-CLUSTER-pod-cpu-limit-warning", "NRSON-EKS-CLUSTER-pod-memory-limit-warning");
    }

    @Test
    void namespacesAddAlarmsThatCanBeChangedByName() {
        assertThat(
                        alarms(
                                "metrics: standard",
                                "metrics: standard\n    namespaces: [shop, orders]",
                                "    alarms:\n",
                                "    alarms:\n      namespace-cpu-shop: {threshold: 60}\n      namespace-cpu-orders: {enabled: false}\n"))
                .filteredOn(alarm -> alarm.spec().name().startsWith("namespace-"))
                .extracting(
                        DefinedAlarm::name, alarm -> alarm.spec().threshold().toString())
                .contains(tuple("NRSON-EKS-CLUSTER-namespace-cpu-shop-warning", "above 60"))
                .extracting(each -> each.toList().get(0))
                .containsExactlyInAnyOrder(
                        "NRSON-EKS-CLUSTER-namespace-cpu-shop-warning",
                        "NRSON-EKS-CLUSTER-namespace-memory-shop-warning",
                        "NRSON-EKS-CLUSTER-namespace-memory-orders-warning");
    }

    /** The longest interval that the agent takes: three such periods are the week that an alarm may look back. */
    @Test
    void everyAlarmFitsTheLongestInterval() {
        assertThat(alarms(
                        "metrics: standard",
                        "metrics: enhanced",
                        "metricsCollectionInterval: 60",
                        "metricsCollectionInterval: 172800",
                        "        period: 60",
                        "        period: 172800",
                        "evaluationPeriods: 5",
                        "evaluationPeriods: 3",
                        "datapointsToAlarm: 5",
                        "datapointsToAlarm: 3"))
                .filteredOn(alarm -> alarm.spec().name().equals("pod-restarts")
                        || alarm.spec().name().equals("agent-silent"))
                .hasSize(2)
                .allSatisfy(alarm -> {
                    assertThat(alarm.resource().getPeriod()).isEqualTo(172_800);
                    assertThat(alarm.resource().getEvaluationPeriods()).isEqualTo(3);
                    assertThat(alarm.resource().getDatapointsToAlarm()).isEqualTo(3);
                });
    }

    @Test
    void missingDataAndSilenceAreSettable() {
        assertThat(alarms(
                        "        severity: critical",
                        "        notifies: false\n        missingData: breaching\n        severity: critical"))
                .filteredOn(alarm -> alarm.spec().name().equals("node-memory"))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.spec().notification()).isEqualTo(Notification.SILENT);
                    assertThat(alarm.resource().getTreatMissingData()).isEqualTo("breaching");
                    assertThat(alarm.resource().getAlarmActions()).isNull();
                });
    }

    @Test
    void alarmsOfServicesLinkToTheRunbooksToo() {
        assertThat(alarms(
                        "region: ap-northeast-2",
                        "region: ap-northeast-2\nrunbooks: https://example.com/alarms.md",
                        "metrics: standard",
                        "metrics: standard\n    services: [{namespace: shop, names: [checkout]}]"))
                .filteredOn(alarm -> alarm.name().contains("shop-checkout"))
                .hasSize(2)
                .extracting(alarm -> alarm.resource().getAlarmDescription())
                .allMatch(description -> description.matches(".* Runbook: .*#eks-pod-(cpu|memory)-limit"));
    }

    @Test
    void theTestAlarmIsOneThatTellsSomebody() {
        var stacks = TelemetryApp.define(
                CdkJson.app(outdir),
                CdkJson.walkThrough(
                        folder, "        severity: critical", "        notifies: false\n        severity: critical"),
                null);

        assertThat(CdkJson.stack(stacks, "eks").getNode().tryFindChild("TestAlarmNODEMEMORYCloudWatchAlarmsTopic"))
                .isInstanceOfSatisfying(
                        CfnOutput.class,
                        output -> assertThat(String.valueOf(output.getValue()))
                                .contains("--alarm-name NRSON-EKS-CLUSTER-")
                                .doesNotContain("node-memory"));
        assertThat(CdkJson.stack(stacks, "api-gateway")
                        .getNode()
                        .tryFindChild("TestAlarmNODEMEMORYCloudWatchAlarmsTopic"))
                .isInstanceOfSatisfying(
                        CfnOutput.class,
                        output -> assertThat(String.valueOf(output.getValue()))
                                .contains("--alarm-name NRSON-API-SERVICE-api-server-errors-critical "));
    }

    @Test
    void theReleaseOf2020HasNoAlarmsOnPodsThatItCannotSee() {
        assertThat(alarms("release: current", "release: walkthrough-2020"))
                .extracting(DefinedAlarm::name)
                .contains("NRSON-EKS-CLUSTER-node-memory-critical")
                .noneMatch(name -> name.contains("pod-"));
        assertThat(alarms(
                        "release: current",
                        "release: walkthrough-2020",
                        "    alarms:\n",
                        "    alarms:\n      pod-cpu-limit: {threshold: 90}\n"))
                .extracting(DefinedAlarm::name)
                .contains("NRSON-EKS-CLUSTER-pod-cpu-limit-warning");
    }
}

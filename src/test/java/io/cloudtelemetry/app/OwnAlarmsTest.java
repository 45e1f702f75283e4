package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.app.reading.PlainWords;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Template;

/** Alarms of a cluster that a configuration file switches off or adds. */
class OwnAlarmsTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String OWN =
            "    alarms:\n      checkout-cpu: {metric: pod_cpu_utilization_over_pod_limit, dimensions: {Namespace: shop, Service: checkout}, above: 90, severity: warning, meaning: Ask the shop.}\n";

    @TempDir
    private Path folder;

    @TempDir
    private Path outdir;

    private Template eks(String from, String to) {
        var file = CdkJson.walkThroughWithOneAlarm(folder, from, to);
        return Template.fromStack(CdkJson.stack(TelemetryApp.define(CdkJson.app(outdir), file, null), "eks"));
    }

    @Test
    void switchesARecommendedAlarmOff() {
        eks("severity: critical", "severity: critical\n        enabled: false").resourceCountIs(ALARM, 0);
    }

    @Test
    void addsAnAlarm() {
        var template = eks("    alarms:\n", OWN);

        template.resourceCountIs(ALARM, 2);
        template.hasResourceProperties(
                ALARM,
                Map.of(
                        "AlarmName",
                        "NRSON-EKS-CLUSTER-checkout-cpu-warning",
                        "AlarmDescription",
                        "Ask the shop. Average pod_cpu_utilization_over_pod_limit of NRSON-EKS-CLUSTER above 90"
                                + " Percent in 5 of 5 periods of 60 s.",
                        "MetricName",
                        "pod_cpu_utilization_over_pod_limit",
                        "ComparisonOperator",
                        "GreaterThanThreshold",
                        "Threshold",
                        90,
                        "Dimensions",
                        List.of(
                                Map.of("Name", "ClusterName", "Value", "NRSON-EKS-CLUSTER"),
                                Map.of("Name", "Namespace", "Value", "shop"),
                                Map.of("Name", "Service", "Value", "checkout"))));
    }

    @Test
    void comparesARecommendedAlarmInAnotherWay() {
        eks("threshold: 80", "atLeast: 85")
                .hasResourceProperties(
                        ALARM, Map.of("ComparisonOperator", "GreaterThanOrEqualToThreshold", "Threshold", 85));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severity: warning, | '' | severity is missing; it must be critical, warning or info",
                "above: 90, | '' | above, atLeast, below or atMost must be given with metric, got none",
                "above: 90, | threshold: 90, | above, atLeast, below or atMost must be given with metric, got threshold",
                "above: 90, | above: 90, below: 5, | above, atLeast, below, atMost, bands and threshold exclude each other; keep one",
                "Namespace: shop, | 'Namespace: , ' | dimensions.Namespace must not be empty; give it a value, or take it out",
                "above: 90, | above: 900, | threshold must be from 0 to 100 for the Average pod_cpu_utilization_over_pod_limit, got 900",
            })
    void refuses(String from, String to, String message) {
        assertThat(OWN).contains(from);
        assertRefused(OWN.replace(from, to), "checkout-cpu." + message);
    }

    @Test
    void refusesAMetricThatIsNotPublishedSo() {
        assertThatThrownBy(() -> eks("    alarms:\n", OWN.replace("Namespace: shop, ", "")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "clusters[0].alarms.checkout-cpu.dimensions of ContainerInsights pod_cpu_utilization_over_pod_limit must be ");
        assertThatThrownBy(() -> eks("    alarms:\n", OWN.replace("pod_cpu_utilization_over", "pod_cpu_over")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "clusters[0].alarms.checkout-cpu.metric must be one that ContainerInsights has, such as [");
    }

    @Test
    void refusesAMetricForARecommendedAlarm() {
        assertThatThrownBy(() -> eks("threshold: 80", "metric: node_cpu_utilization"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("clusters[0].alarms.node-memory.metric must not be given for a recommended alarm;"
                        + " give a new name to the alarm");
    }

    private void assertRefused(String alarms, String message) {
        assertThatThrownBy(() -> eks("    alarms:\n", alarms))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(folder.resolve("telemetry.yaml") + ": clusters[0].alarms." + message);
        PlainWords.assertIn(message);
    }
}

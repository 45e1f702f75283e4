package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.agent.OtelMetrics;
import io.cloudtelemetry.eks.fluentbit.ClusterLogGroups;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** IAM permissions for the agent's configuration. The metrics of Container Insights travel in log events. */
final class AgentPermissions {
    private AgentPermissions() {}

    static TelemetryPublisher of(Place place, AgentConfiguration configuration, AgentDelivery delivery) {
        return new TelemetryPublisher(
                "CWAgent", AgentManifests.SERVICE_ACCOUNT, statements(place, configuration, delivery), true);
    }

    private static List<Map<String, Object>> statements(
            Place place, AgentConfiguration configuration, AgentDelivery delivery) {
        var groups = new ClusterLogGroups(configuration.clusterName());
        var otel = configuration.metrics() instanceof OtelMetrics;
        var takesSignals = delivery.applicationSignals() != ApplicationSignals.OFF;
        var statements = new ArrayList<Map<String, Object>>();
        var written = new ArrayList<String>();
        if (!otel) {
            written.add(groups.performance());
        }
        if (delivery.containerLogs() != null) {
            written.addAll(groups.containerLogs());
        }
        if (!written.isEmpty()) {
            statements.add(TelemetryPublisher.writesTo(place, written, "logs:CreateLogStream", "logs:PutLogEvents"));
            // No resource level. The tags of its instance name the group of Auto Scaling, its volumes are the node's.
            statements.add(TelemetryPublisher.anywhere("ec2:DescribeTags", "ec2:DescribeVolumes"));
        }
        var made = new ArrayList<String>();
        var switchedOn = configuration.metrics().switchedOn();
        if (switchedOn.contains("kueue") || switchedOn.contains("jmx")) {
            made.add(groups.any());
        }
        if (takesSignals) {
            made.add("/aws/application-signals/data");
        }
        if (!made.isEmpty()) {
            statements.add(TelemetryPublisher.writesTo(
                    place, made, "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"));
        }
        if (otel) {
            // No resource level; and metrics over OpenTelemetry are in no namespace that a condition could name.
            statements.add(TelemetryPublisher.anywhere("cloudwatch:PutMetricData"));
        }
        if (configuration.traces() != null || takesSignals) {
            // No resource level.
            statements.add(TelemetryPublisher.anywhere(
                    "xray:PutTraceSegments",
                    "xray:PutTelemetryRecords",
                    "xray:GetSamplingRules",
                    "xray:GetSamplingTargets",
                    "xray:GetSamplingStatisticSummaries"));
        }
        return statements;
    }
}

package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.agent.OtelMetrics;
import io.cloudtelemetry.eks.fluentbit.ClusterLogGroups;
import io.cloudtelemetry.eks.kubernetes.TelemetryNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;

/**
 * The agent as one who publishes, and what it must be allowed for what it is configured to do.
 *
 * <p>The metrics of Container Insights travel in log events, hence need no PutMetricData.
 */
final class AgentPublisher {
    private AgentPublisher() {}

    static Publisher of(Stack stack, AgentConfiguration configuration, AgentDelivery delivery) {
        return new Publisher(
                "CWAgent",
                TelemetryNamespace.NAME,
                AgentManifests.SERVICE_ACCOUNT,
                statements(stack, configuration, delivery),
                Publisher.Managed.BY_DEFAULT);
    }

    private static List<Map<String, Object>> statements(
            Stack stack, AgentConfiguration configuration, AgentDelivery delivery) {
        var groups = new ClusterLogGroups(configuration.clusterName());
        var statements = new ArrayList<Map<String, Object>>();
        var written = Stream.concat(
                        configuration.metrics() instanceof OtelMetrics ? Stream.of() : Stream.of(groups.performance()),
                        delivery.containerLogs() == null ? Stream.of() : groups.containerLogs().stream())
                .toList();
        if (!written.isEmpty()) {
            statements.add(Publisher.writesTo(stack, written, "logs:CreateLogStream", "logs:PutLogEvents"));
            // The tags of its instance name the group of Auto Scaling, its volumes are those of the node: no resource
            // level.
            statements.add(Publisher.anywhere("ec2:DescribeTags", "ec2:DescribeVolumes"));
        }
        var made = new ArrayList<String>();
        var switchedOn = configuration.metrics().switchedOn();
        if (switchedOn.contains("kueue") || switchedOn.contains("jmx")) {
            made.add(groups.any());
        }
        if (delivery.applicationSignals() != ApplicationSignals.OFF) {
            made.add("/aws/application-signals/data");
        }
        if (!made.isEmpty()) {
            statements.add(Publisher.writesTo(
                    stack, made, "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"));
        }
        if (configuration.metrics() instanceof OtelMetrics) {
            // No resource level; and metrics over OpenTelemetry are in no namespace that a condition could name.
            statements.add(Publisher.anywhere("cloudwatch:PutMetricData"));
        }
        if (configuration.traces() != null || delivery.applicationSignals() != ApplicationSignals.OFF) {
            // No resource level.
            statements.add(Publisher.anywhere(
                    "xray:PutTraceSegments",
                    "xray:PutTelemetryRecords",
                    "xray:GetSamplingRules",
                    "xray:GetSamplingTargets",
                    "xray:GetSamplingStatisticSummaries"));
        }
        return statements;
    }
}

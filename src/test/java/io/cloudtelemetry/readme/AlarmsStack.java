package io.cloudtelemetry.readme;

import static io.cloudtelemetry.alarms.Severity.CRITICAL;
import static io.cloudtelemetry.alarms.Severity.WARNING;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.CombinedAlarm;
import io.cloudtelemetry.alarms.LogPatternAlarm;
import io.cloudtelemetry.alarms.MaintenanceWindow;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.eks.ClusterTarget;
import io.cloudtelemetry.eks.ContainerInsights;
import io.cloudtelemetry.eks.ContainerLogs;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.KubectlAccess;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.actions.OpsItemSeverity;
import software.amazon.awscdk.services.cloudwatch.actions.SsmAction;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** The examples of docs/changing-alarms.md. */
final class AlarmsStack extends Stack {
    AlarmsStack(Construct scope, String id) {
        super(scope, id);
        var topics = AlarmRouting.nobody();
        var queue = Queue.Builder.create(this, "Queue").build();
        // snippet
        var alarms = EksAlarms.recommended()
                .change(
                        EksAlarms.NODE_MEMORY,
                        alarm -> alarm.thresholdValue(90).actions(new SsmAction(OpsItemSeverity.HIGH)))
                .without(EksAlarms.NODE_CPU)
                .with(EksAlarms.forServices("shop", "checkout", "cart"))
                .with(EksAlarms.forNamespaces("shop"))
                .withRunbooks("https://wiki.example.com/alarms.md");
        // end

        // snippet
        var insights = MetricCatalogue.of("ContainerInsights");
        var busy = AlarmSpec.builder("checkout-busy")
                .series(Series.of(
                        insights.metric("pod_cpu_utilization"), Map.of("Namespace", "shop", "Service", "checkout")))
                .statistic("Maximum")
                .threshold(Threshold.above(70))
                .evaluationPeriods(10)
                .datapointsToAlarm(8)
                .severity(WARNING)
                .meaning("Pods of checkout are busy: look at the traffic, then at the number of replicas.")
                .build();

        var cluster = ContainerInsights.Builder.create(this, "Insights")
                .cluster(ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("my-node-role"))
                .alarms(alarms.with(busy))
                .routing(topics)
                .build();
        // end
        var api = RestApiTelemetry.Builder.create(this, "Api")
                .stage(StageTarget.existing("a1b2c3d4e5", "my-api", "prod"))
                .routing(topics)
                .build();
        var logs = ContainerLogs.Builder.create(this, "Logs")
                .cluster(ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("my-node-role"))
                .build();

        // snippet
        CombinedAlarm.anyOf("api-suffers-from-nodes", CRITICAL, List.of(api))
                .andAnyOf(List.of(cluster))
                .define(this, topics);

        MaintenanceWindow.recurring("patching", "0 2 * * SUN", Duration.hours(2))
                .in(ZoneId.of("Asia/Seoul"))
                .define(this, cluster.alarms());
        // end

        // snippet
        logs.alarm(LogSource.APPLICATION, "out-of-memory", "?OutOfMemoryError ?OOMKilled", CRITICAL, topics);

        LogPatternAlarm.matching("orders", "refused", "/aws/lambda/orders", "\"connection refused\"", WARNING)
                .change(alarm -> alarm.threshold(Threshold.atLeast(5)))
                .define(this, topics);
        // end

        // snippet
        var backlog = Alarm.Builder.create(this, "Backlog")
                .metric(queue.metricApproximateNumberOfMessagesVisible())
                .threshold(1000)
                .evaluationPeriods(5)
                .build();
        topics.route(backlog, WARNING);
        // end

        // snippet
        CombinedAlarm.anyOf("orders-stuck", CRITICAL, List.of(NamedAlarm.of(backlog, WARNING), api))
                .define(this, topics);
        // end
    }
}

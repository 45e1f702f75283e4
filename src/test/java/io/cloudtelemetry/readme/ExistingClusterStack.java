package io.cloudtelemetry.readme;

import static io.cloudtelemetry.alarms.Severity.CRITICAL;
import static io.cloudtelemetry.alarms.Severity.WARNING;

import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.Switch;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.eks.ClusterTarget;
import io.cloudtelemetry.eks.ContainerInsights;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.KubectlAccess;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.NotificationTopics;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** The whole example of docs/cdk-app.md. */
final class ExistingClusterStack extends Stack {
    ExistingClusterStack(Construct scope, String id) {
        super(scope, id);
        // snippet
        var topics = NotificationTopics.Builder.create(this, "Topics")
                .topics(List.of(AlarmTopic.named("cluster-alarms")
                        .forSeverities(CRITICAL, WARNING)
                        .email("ops@example.com")))
                .build();

        var cluster = ContainerInsights.Builder.create(this, "Insights")
                .cluster(ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("my-node-role"))
                .alarms(EksAlarms.recommended()
                        .change(
                                EksAlarms.NODE_MEMORY,
                                alarm -> alarm.threshold(Threshold.above(90)).severity(CRITICAL)))
                .routing(topics)
                .build();

        var api = RestApiTelemetry.Builder.create(this, "Api")
                .stage(StageTarget.existing("a1b2c3d4e5", "my-api", "prod"))
                .account(ApiGatewayAccount.managed(this, "Account"))
                .executionLogs(ExecutionLogs.errors())
                .tracing(Switch.ON)
                .routing(topics)
                .build();

        TelemetryDashboard.Builder.create(this, "Board")
                .sections(List.of(
                        AlarmStates.of(List.of(cluster)), cluster.section(), api.section(), api.executionLogSection()))
                .build();
        // end
    }
}

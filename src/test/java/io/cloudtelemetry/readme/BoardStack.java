package io.cloudtelemetry.readme;

import io.cloudtelemetry.apigateway.AccessLogs;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.BoardKind;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.Graph;
import io.cloudtelemetry.dashboards.OperationsSections;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.eks.ClusterTarget;
import io.cloudtelemetry.eks.ContainerInsights;
import io.cloudtelemetry.eks.KubectlAccess;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.NotificationTopics;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/** The example of docs/dashboards.md. */
final class BoardStack extends Stack {
    BoardStack(Construct scope, String id) {
        super(scope, id);
        var cluster = ContainerInsights.Builder.create(this, "Insights")
                .cluster(ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("my-node-role"))
                .build();
        var api = RestApiTelemetry.Builder.create(this, "Api")
                .stage(StageTarget.existing("a1b2c3d4e5", "my-api", "prod"))
                .account(ApiGatewayAccount.leaveAlone())
                .accessLogs(AccessLogs.json())
                .build();
        // snippet
        var nodes = MetricCatalogue.of("ContainerInsights").metric("cluster_node_count");

        TelemetryDashboard.Builder.create(this, "Board")
                .name("shop")
                .sections(List.of(
                        AlarmStates.of(List.of(cluster, api)),
                        cluster.section(),
                        api.section(),
                        api.accessLogSection(),
                        new DashboardSection(
                                "Capacity",
                                List.of(
                                        DashboardWidget.text(2, "Who may add nodes: the platform team."),
                                        Graph.of("Nodes", 60, "count")
                                                .line(nodes, Map.of("ClusterName", "my-cluster"), "Maximum", "nodes")
                                                .widget()))))
                .build();
        // end
        var function = Function.fromFunctionName(this, "Function", "orders");
        // snippet
        TelemetryDashboard.Builder.create(this, "Mixed")
                .name("shop-and-function")
                .telemetry(List.of(cluster, api))
                .sections(List.of(new DashboardSection(
                        "Function",
                        List.of(DashboardWidget.of(GraphWidget.Builder.create()
                                .title("Errors")
                                .left(List.of(function.metricErrors()))
                                .build())))))
                .build();
        // end
        var topics = NotificationTopics.Builder.create(this, "Topics")
                .topics(List.of(AlarmTopic.named("shop-alarms").email("ops@example.com")))
                .build();
        // snippet
        TelemetryDashboard.Builder.create(this, "Operations")
                .name("shop-operations")
                .kind(BoardKind.OPERATIONS)
                .telemetry(List.of(cluster, api))
                .sections(List.of(
                        OperationsSections.deliveries(topics.getTopicArns().keySet())))
                .build();
        // end
    }
}

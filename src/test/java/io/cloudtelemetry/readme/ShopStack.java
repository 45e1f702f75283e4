package io.cloudtelemetry.readme;

import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.NotificationTopics;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.constructs.Construct;

/** The short example of README.md. */
final class ShopStack extends Stack {
    ShopStack(Construct scope, String id) {
        super(scope, id);
        var restApi = RestApi.Builder.create(this, "RestApi")
                .restApiName("orders")
                .cloudWatchRole(false)
                .deployOptions(StageOptions.builder()
                        .throttlingBurstLimit(500)
                        .throttlingRateLimit(100)
                        .build())
                .build();
        restApi.getRoot().addMethod("GET");
        // snippet
        var topics = NotificationTopics.Builder.create(this, "Topics")
                .topics(List.of(AlarmTopic.named("shop-alarms").email("ops@example.com")))
                .build();
        var api = RestApiTelemetry.Builder.create(this, "Orders")
                .stage(StageTarget.of(restApi))
                .account(ApiGatewayAccount.managed(this, "Account"))
                .executionLogs(ExecutionLogs.errors())
                .routing(topics)
                .build();
        TelemetryDashboard.Builder.create(this, "Board")
                .sections(List.of(AlarmStates.of(List.of(api)), api.section()))
                .build();
        // end
    }
}

package io.cloudtelemetry.readme;

import io.cloudtelemetry.apigateway.AccessLogs;
import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.apigateway.HttpApiTelemetry;
import io.cloudtelemetry.apigateway.HttpStageTarget;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.WebSocketApiTelemetry;
import io.cloudtelemetry.apigateway.WebSocketStageTarget;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;
import software.constructs.Construct;

/** The example of docs/api-gateway.md. */
final class ApiStack extends Stack {
    ApiStack(Construct scope, String id) {
        super(scope, id);
        var otherStack = new Stack(scope, "Other");
        var restApi =
                RestApi.Builder.create(this, "RestApi").cloudWatchRole(false).build();
        restApi.getRoot().addResource("login").addMethod("POST");
        var httpApi = HttpApi.Builder.create(this, "HttpApi").build();
        var webSocketStage = WebSocketStage.Builder.create(this, "ChatStage")
                .webSocketApi(WebSocketApi.Builder.create(this, "ChatApi").build())
                .stageName("prod")
                .build();
        // snippet
        RestApiTelemetry.Builder.create(this, "Orders")
                .stage(StageTarget.of(restApi))
                .account(ApiGatewayAccount.managed(this, "Account"))
                .executionLogs(ExecutionLogs.errors())
                .accessLogs(AccessLogs.json())
                .overrides(List.of(SettingsOverride.method("POST", "/login").off()))
                .alarms(RestApiAlarms.recommended().with(RestApiAlarms.errorRate(5, 20)))
                .build();

        HttpApiTelemetry.Builder.create(this, "Invoices")
                .stage(HttpStageTarget.of(httpApi))
                .accessLogs(AccessLogs.json())
                .build();

        WebSocketApiTelemetry.Builder.create(this, "Chat")
                .stage(WebSocketStageTarget.of(webSocketStage))
                .account(ApiGatewayAccount.managed(this, "Account"))
                .executionLogs(ExecutionLogs.info())
                .build();

        RestApiTelemetry.stagesIn(otherStack)
                .exclude(stage -> stage.getStageName().equals("sandbox"))
                .define(telemetry ->
                        telemetry.account(ApiGatewayAccount.leaveAlone()).accessLogs(AccessLogs.json()));
        // end
    }
}
